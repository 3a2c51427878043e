package live.rostrum.stream.account;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import live.rostrum.tokens.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An account.
 *
 * @param id opaque and never used again
 * @param email as its owner writes it
 * @param emailKey the same in lower case: unique, because no collation does that everywhere
 * @param profile what others see
 * @param roles what the person may do
 * @param passwordHash Argon2id, or nothing before the first password
 * @param passwordLink the link that is out, if one is
 * @param createdAt when an administrator made it
 */
@Document("users")
public record User(
        @Id String id,
        String email,
        @Indexed(unique = true) String emailKey,
        Profile profile,
        Set<Role> roles,
        @Nullable String passwordHash,
        @Nullable PasswordLink passwordLink,
        Instant createdAt) {

    public User {
        roles = Set.copyOf(roles);
    }

    /** The unique form of an email address. */
    public static String emailKey(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** Where the person's picture is, if there is one. */
    public @Nullable String pictureUrl() {
        return profile.pictureVersion() == null ? null : "/api/users/" + id + "/picture?v=" + profile.pictureVersion();
    }

    /**
     * What others see of a person.
     *
     * @param name display name
     * @param biography a few sentences; may be empty
     * @param pictureVersion changes with the picture; nothing without one
     */
    public record Profile(
            String name, String biography, @Nullable String pictureVersion) {}

    /**
     * A one-time link to set a password.
     *
     * @param secretHash what is stored of its secret
     * @param expiresAt when it stops working
     */
    public record PasswordLink(String secretHash, Instant expiresAt) {}
}
