package live.rostrum.stream.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Set;
import live.rostrum.rest.ListPage;
import live.rostrum.rest.MergePatch;
import live.rostrum.tokens.AccessGrant;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Accounts, for administrators. */
@RestController
@RequestMapping("/api/users")
@Tag(name = "Users", description = "Accounts. Administrators only: there is no sign-up.")
class UserController {

    private final Users users;
    private final Accounts accounts;
    private final MergePatch patches;

    UserController(Users users, Accounts accounts, MergePatch patches) {
        this.users = users;
        this.accounts = accounts;
        this.patches = patches;
    }

    @GetMapping
    @Operation(summary = "List accounts", description = "Ordered by email address. `q` searches name and address.")
    ListPage<UserView> list(
            @RequestParam(defaultValue = "") @Size(max = 100, message = "may have at most 100 characters") String q,
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        ListPage<User> found = users.page(q, page, size);
        return new ListPage<>(found.items().stream().map(UserView::of).toList(), page, size, found.total());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Make an account",
            description = "Answers with a one-time link, good for seven days, on which the person sets a password.")
    Invitation create(@Valid @RequestBody UserDraft draft) {
        User user = accounts.create(draft.requiredEmail(), draft.requiredName(), draft.rolesOrDefault(), null);
        return new Invitation(UserView.of(user), accounts.passwordLink(user.id()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read an account")
    UserView read(@PathVariable String id) {
        return UserView.of(users.find(id).orElseThrow(Accounts::notFound));
    }

    @PatchMapping("/{id}")
    @Operation(
            summary = "Change an account",
            description =
                    "A JSON merge patch. Nobody takes the role ADMIN from themselves, nor from the last one who has it.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = UserDraft.class))))
    UserView change(@AuthenticationPrincipal AccessGrant caller, @PathVariable String id, @RequestBody JsonNode patch) {
        User user = users.find(id).orElseThrow(Accounts::notFound);
        UserDraft current = new UserDraft(user.email(), user.profile().name(), Set.copyOf(user.roles()));
        return UserView.of(accounts.change(caller.userId(), id, patches.apply(current, patch, UserDraft.class)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete an account",
            description = "Its streams stay. Nobody deletes themselves, nor the last administrator.")
    void delete(@AuthenticationPrincipal AccessGrant caller, @PathVariable String id) {
        accounts.delete(caller.userId(), id);
    }

    @PostMapping("/{id}/password-link")
    @Operation(
            summary = "Hand out a new password link",
            description = "For a forgotten password or an expired link. Links handed out before stop working.")
    Invitation passwordLink(@PathVariable String id) {
        User user = users.find(id).orElseThrow(Accounts::notFound);
        return new Invitation(UserView.of(user), accounts.passwordLink(id));
    }

    /**
     * An account with a link for its person.
     *
     * @param user the account
     * @param passwordLink path of the page on which a password can be set, once
     */
    record Invitation(UserView user, String passwordLink) {}
}
