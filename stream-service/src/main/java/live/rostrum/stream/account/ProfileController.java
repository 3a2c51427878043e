package live.rostrum.stream.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Objects;
import live.rostrum.problems.Problem;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.rest.MergePatch;
import live.rostrum.stream.random.RandomTokens;
import live.rostrum.tokens.AccessGrant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What people do with their own account. */
@RestController
@RequestMapping("/api/users")
@Tag(name = "Profile", description = "One's own account.")
class ProfileController {

    private final Users users;
    private final Accounts accounts;
    private final Pictures pictures;
    private final PasswordGuesses guesses;
    private final RandomTokens random;
    private final MergePatch patches;

    ProfileController(
            Users users,
            Accounts accounts,
            Pictures pictures,
            PasswordGuesses guesses,
            RandomTokens random,
            MergePatch patches) {
        this.users = users;
        this.accounts = accounts;
        this.pictures = pictures;
        this.guesses = guesses;
        this.random = random;
        this.patches = patches;
    }

    @GetMapping("/me")
    @Operation(summary = "Read one's own account")
    UserView read(@AuthenticationPrincipal AccessGrant caller) {
        return UserView.of(users.find(caller.userId()).orElseThrow(Accounts::notFound));
    }

    @PatchMapping("/me")
    @Operation(
            summary = "Change one's own profile",
            description = "A JSON merge patch. `picture` is a data URL (PNG, JPEG or WebP, at most 128 KB), or null.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = ProfileDraft.class))))
    UserView change(@AuthenticationPrincipal AccessGrant caller, @RequestBody JsonNode patch) {
        User user = users.find(caller.userId()).orElseThrow(Accounts::notFound);
        ProfileDraft current =
                new ProfileDraft(user.profile().name(), user.profile().biography(), user.pictureUrl());
        ProfileDraft draft = patches.apply(current, patch, ProfileDraft.class);
        return UserView.of(accounts.changeProfile(
                user.id(),
                Objects.requireNonNull(draft.name()).strip(),
                draft.biography() == null ? "" : draft.biography(),
                setPicture(user, draft.picture())));
    }

    @PostMapping("/me/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Change one's own password",
            description = "Signs out everywhere but here. Wrong guesses are limited like those of signing in.")
    void changePassword(@AuthenticationPrincipal AccessGrant caller, @Valid @RequestBody PasswordChange change) {
        guesses.check(
                caller.userId(),
                () -> accounts.changePassword(
                        caller.userId(),
                        caller.sessionId(),
                        Objects.requireNonNull(change.current()),
                        Objects.requireNonNull(change.password())));
    }

    @GetMapping("/{id}/picture")
    @Operation(summary = "Read somebody's picture", description = "Public, because it stands beside public streams.")
    ResponseEntity<byte[]> picture(@PathVariable String id) {
        Picture picture = pictures.find(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no picture."));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(picture.contentType()))
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .header("Content-Security-Policy", "default-src 'none'")
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .body(picture.bytes());
    }

    private @Nullable String setPicture(User user, @Nullable String value) {
        if (value == null) {
            pictures.remove(user.id());
            return null;
        }
        if (value.equals(user.pictureUrl())) {
            return user.profile().pictureVersion();
        }
        Picture picture = Picture.ofDataUrl(value)
                .orElseThrow(() -> new ProblemException(
                        Problem.invalid("picture", "must be a data URL of a PNG, JPEG or WebP of at most 128 KB")));
        pictures.set(user.id(), picture);
        return random.id();
    }

    /**
     * A profile as its owner writes it.
     *
     * @param name display name
     * @param biography a few sentences
     * @param picture data URL of a new picture
     */
    record ProfileDraft(
            @NotBlank(message = "is required") @Size(max = 80, message = "may have at most 80 characters") @Nullable
            String name,

            @Size(max = 2000, message = "may have at most 2000 characters") @Nullable
            String biography,

            @Size(max = 180_000, message = "may have at most 128 KB") @Nullable
            String picture) {}

    /**
     * A new password.
     *
     * @param current the password until now
     * @param password the new one, 12 to 200 characters
     */
    record PasswordChange(
            @NotEmpty(message = "is required")
            @Size(max = Passwords.LONGEST, message = "may have at most 200 characters")
            @Nullable
            String current,

            @NotEmpty(message = "is required")
            @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST, message = Passwords.RULE)
            @Nullable
            String password) {}
}
