package live.rostrum.stream.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import live.rostrum.problems.Problem;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.rest.ListPage;
import live.rostrum.rest.MergePatch;
import live.rostrum.stream.account.User;
import live.rostrum.stream.account.Users;
import live.rostrum.tokens.AccessGrant;
import live.rostrum.tokens.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Streams over HTTP. */
@RestController
@RequestMapping("/api/streams")
@Tag(name = "Streams", description = "Public and unlisted streams can be read without signing in.")
class StreamController {

    private final Catalogue catalogue;
    private final Streams streams;
    private final Users users;
    private final Audience audience;
    private final PublishTickets tickets;
    private final PlaybackTickets playbackTickets;
    private final MergePatch patches;

    StreamController(
            Catalogue catalogue,
            Streams streams,
            Users users,
            Audience audience,
            PublishTickets tickets,
            PlaybackTickets playbackTickets,
            MergePatch patches) {
        this.catalogue = catalogue;
        this.streams = streams;
        this.users = users;
        this.audience = audience;
        this.tickets = tickets;
        this.playbackTickets = playbackTickets;
        this.patches = patches;
    }

    @PostMapping
    @Operation(
            summary = "Make a stream",
            description = "Needs the role BROADCASTER or ADMIN. Only `title` is required.")
    ResponseEntity<StreamView> create(
            @AuthenticationPrincipal AccessGrant caller, @Valid @RequestBody StreamDraft draft) {
        User owner = users.find(caller.userId())
                .orElseThrow(() -> new ProblemException(ProblemType.FORBIDDEN, "Your account is gone."));
        LiveStream stream = catalogue.create(
                new LiveStream.Owner(owner.id(), owner.profile().name(), owner.pictureUrl()), draft.settings());
        return ResponseEntity.created(URI.create("/api/streams/" + stream.id())).body(view(stream, caller));
    }

    @GetMapping
    @Operation(
            summary = "List streams",
            description = "Public ones, the newest first. `owner=me` lists one's own of any visibility, `owner=<id>`"
                    + " those of an account. `status` may be repeated or separated by commas; `q` searches title and"
                    + " host; `page` counts from 0.")
    ListPage<StreamView> list(
            @AuthenticationPrincipal @Nullable AccessGrant caller,
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam(defaultValue = "") @Size(max = 100, message = "may have at most 100 characters") String q,
            @RequestParam(required = false) @Size(max = 64, message = "may have at most 64 characters") @Nullable
                    String owner,
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        boolean own = "me".equals(owner);
        if (own && caller == null) {
            throw new ProblemException(ProblemType.UNAUTHENTICATED, "Sign in to list your own streams.");
        }
        boolean everything =
                own || (owner != null && caller != null && caller.roles().contains(Role.ADMIN));
        String ownerId = own && caller != null ? caller.userId() : owner;
        ListPage<LiveStream> found =
                streams.page(new Streams.StreamQuery(!everything, ownerId, statuses(status), q, page, size));
        return new ListPage<>(
                found.items().stream().map(stream -> view(stream, caller)).toList(), page, size, found.total());
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "Read a stream",
            description =
                    "A private one is not there for anybody but owner, ADMIN and whoever sends a playback token of"
                            + " it in the header `Playback-Token`.")
    StreamView read(
            @AuthenticationPrincipal @Nullable AccessGrant caller,
            @RequestHeader(name = "Playback-Token", required = false) @Nullable String playbackToken,
            @PathVariable String id) {
        LiveStream stream = catalogue.find(id).orElseThrow(StreamController::notFound);
        if (playbackToken != null && playbackTickets.opens(playbackToken, id)) {
            return StreamView.of(stream, audience.viewers(id), playbackToken);
        }
        if (StreamAccess.maySee(stream, caller)) {
            return view(stream, caller);
        }
        throw notFound();
    }

    @PatchMapping("/{id}")
    @Operation(
            summary = "Change a stream",
            description = "A JSON merge patch (RFC 7396), by owner or ADMIN. Latency and record reach a"
                    + " running broadcast with its next publish token, captions the next one.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = StreamDraft.class))))
    StreamView change(
            @AuthenticationPrincipal AccessGrant caller, @PathVariable String id, @RequestBody JsonNode patch) {
        managed(id, caller);
        return view(
                catalogue
                        .change(
                                id,
                                settings -> patches.apply(StreamDraft.of(settings), patch, StreamDraft.class)
                                        .settings())
                        .orElseThrow(StreamController::notFound),
                caller);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a stream", description = "Ends it first when it is live.")
    void delete(@AuthenticationPrincipal AccessGrant caller, @PathVariable String id) {
        managed(id, caller);
        if (!catalogue.delete(id)) {
            throw notFound();
        }
    }

    @PostMapping("/{id}/end")
    @Operation(summary = "End a stream for good", description = "Ending an ended stream changes nothing.")
    StreamView end(@AuthenticationPrincipal AccessGrant caller, @PathVariable String id) {
        managed(id, caller);
        return view(catalogue.end(id).orElseThrow(StreamController::notFound), caller);
    }

    @PostMapping("/{id}/publish-token")
    @Operation(
            summary = "Get a publish token",
            description = "Good for this one stream for twelve hours. `recorderPath` is null when nothing is recorded."
                    + " For seven days after the end of a recorded stream the token is good for `recorderPath` only, so"
                    + " that what a browser had to keep can complete the recording, and `ingestPath` is null; for any"
                    + " other ended stream 409 `stream-ended`.")
    PublishTickets.PublishTicket publishToken(@AuthenticationPrincipal AccessGrant caller, @PathVariable String id) {
        return tickets.issue(managed(id, caller), caller.userId());
    }

    @PostMapping("/{id}/playback-token")
    @Operation(
            summary = "Get a playback token",
            description = "What viewers of a private stream need, good for this one stream for six hours."
                    + " Whoever has the address in the answer can watch, so its owner decides who gets it.")
    PlaybackTickets.PlaybackTicket playbackToken(@AuthenticationPrincipal AccessGrant caller, @PathVariable String id) {
        return playbackTickets.issue(managed(id, caller), caller.userId());
    }

    private LiveStream managed(String id, AccessGrant caller) {
        LiveStream stream = catalogue
                .find(id)
                .filter(found -> StreamAccess.maySee(found, caller))
                .orElseThrow(StreamController::notFound);
        if (!StreamAccess.mayManage(stream, caller)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Only its owner and administrators may do this.");
        }
        return stream;
    }

    private StreamView view(LiveStream stream, @Nullable AccessGrant caller) {
        return StreamView.of(stream, audience.viewers(stream.id()), StreamAccess.mayManage(stream, caller));
    }

    private static Set<StreamStatus> statuses(@Nullable List<String> names) {
        EnumSet<StreamStatus> statuses = EnumSet.noneOf(StreamStatus.class);
        for (String name : names == null ? List.<String>of() : names) {
            if (!name.isEmpty()) {
                statuses.add(status(name));
            }
        }
        return statuses;
    }

    private static StreamStatus status(String name) {
        for (StreamStatus status : StreamStatus.values()) {
            if (status.wireName().equals(name)) {
                return status;
            }
        }
        throw new ProblemException(Problem.invalid("status", "must be one of created, live, reconnecting, ended"));
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such stream.");
    }
}
