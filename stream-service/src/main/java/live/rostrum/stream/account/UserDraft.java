package live.rostrum.stream.account;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.Set;
import live.rostrum.tokens.Role;
import org.jspecify.annotations.Nullable;

/**
 * An account as an administrator writes it.
 *
 * @param email where the person signs in
 * @param name display name
 * @param roles what the person may do; {@code BROADCASTER} when left out
 */
record UserDraft(
        @NotBlank(message = "is required")
        @Email(message = "is no email address")
        @Size(max = 254, message = "may have at most 254 characters")
        @Nullable
        String email,

        @NotBlank(message = "is required") @Size(max = 80, message = "may have at most 80 characters") @Nullable
        String name,

        @NotEmpty(message = "must name a role") @Nullable Set<@Nullable Role> roles) {

    UserDraft {
        roles = roles == null ? Set.of(Role.BROADCASTER) : roles;
    }

    String requiredEmail() {
        return Objects.requireNonNull(email);
    }

    String requiredName() {
        return Objects.requireNonNull(name).strip();
    }

    Set<Role> rolesOrDefault() {
        return roles == null ? Set.of(Role.BROADCASTER) : Set.copyOf(roles);
    }
}
