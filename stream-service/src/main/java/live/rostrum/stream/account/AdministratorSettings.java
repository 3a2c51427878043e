package live.rostrum.stream.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The administrator that the first start makes; later starts ignore it.
 *
 * @param email where it signs in
 * @param password its password; a random one when nothing is set, printed once
 */
@ConfigurationProperties("rostrum.admin")
public record AdministratorSettings(
        @DefaultValue("admin@localhost") String email,
        @Nullable String password) {

    @Override
    public String toString() {
        return "AdministratorSettings[email=" + email + "]";
    }
}
