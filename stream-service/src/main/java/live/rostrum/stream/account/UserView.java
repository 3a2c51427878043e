package live.rostrum.stream.account;

import java.time.Instant;
import java.util.List;
import live.rostrum.tokens.Role;
import org.jspecify.annotations.Nullable;

/**
 * An account as its owner and administrators see it.
 *
 * @param id opaque
 * @param email where the person signs in
 * @param name display name
 * @param roles what the person may do
 * @param pictureUrl path of the picture, if there is one
 * @param biography a few sentences, if there are any
 * @param passwordSet whether the person has chosen a password yet
 * @param createdAt when the account was made
 */
public record UserView(
        String id,
        String email,
        String name,
        List<Role> roles,
        @Nullable String pictureUrl,
        @Nullable String biography,
        boolean passwordSet,
        Instant createdAt) {

    /** What is shown of an account. */
    public static UserView of(User user) {
        return new UserView(
                user.id(),
                user.email(),
                user.profile().name(),
                user.roles().stream().sorted().toList(),
                user.pictureUrl(),
                user.profile().biography().isEmpty() ? null : user.profile().biography(),
                user.passwordHash() != null,
                user.createdAt());
    }
}
