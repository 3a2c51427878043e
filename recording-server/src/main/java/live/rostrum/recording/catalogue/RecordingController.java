package live.rostrum.recording.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import live.rostrum.problems.Problem;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.recording.delivery.PlayableRecording;
import live.rostrum.recording.delivery.RecordedTranscripts;
import live.rostrum.recording.store.StoreException;
import live.rostrum.recording.transcript.RecordedTranscript;
import live.rostrum.rest.ListPage;
import live.rostrum.rest.MergePatch;
import live.rostrum.tokens.AccessGrant;
import live.rostrum.tokens.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

/** Recordings over HTTP. */
@RestController
@RequestMapping("/api/recordings")
@Tag(
        name = "Recordings",
        description = "Those of public and unlisted streams can be read without signing in, once they can be played.")
class RecordingController {

    private static final ProblemType NO_TRANSCRIPT = new ProblemType("no-transcript", 404, "There is no transcript");

    private final Library library;
    private final RecordingAccess access;
    private final RecordingViews views;
    private final RecordedTranscripts transcripts;
    private final MergePatch patches;

    RecordingController(
            Library library,
            RecordingAccess access,
            RecordingViews views,
            RecordedTranscripts transcripts,
            MergePatch patches) {
        this.library = library;
        this.access = access;
        this.views = views;
        this.transcripts = transcripts;
        this.patches = patches;
    }

    @GetMapping
    @Operation(
            summary = "List recordings",
            description = "One's own, an administrator's all (`owner=me` for only one's own), the newest first. Without"
                    + " an access token only with `streamId`, and only what can be played. `status` may be repeated or"
                    + " separated by commas; `q` searches the title; `deleted` lists those that can be restored;"
                    + " `page` counts from 0.")
    ListPage<RecordingView> list(
            @AuthenticationPrincipal @Nullable AccessGrant caller,
            @RequestHeader(name = "Playback-Token", required = false) @Nullable String playbackToken,
            @RequestParam(required = false) @Size(max = 64, message = "may have at most 64 characters") @Nullable
                    String streamId,
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam(defaultValue = "") @Size(max = 100, message = "may have at most 100 characters") String q,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(defaultValue = "false") boolean deleted,
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        if (caller != null && mayHaveOwn(caller)) {
            boolean all = caller.roles().contains(Role.ADMIN) && !"me".equals(owner);
            ListPage<Recording> found = library.page(new Recordings.RecordingQuery(
                    streamId, all ? null : caller.userId(), false, deleted, statuses(status), q, page, size));
            return streamId == null ? views.of(found) : views.ofOneStream(found);
        }
        if (streamId == null) {
            throw new ProblemException(ProblemType.UNAUTHENTICATED, "Sign in to list your own recordings.");
        }
        return views.ofOneStream(visible(
                library.page(
                        new Recordings.RecordingQuery(streamId, null, true, false, statuses(status), q, page, size)),
                playbackToken));
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "Read a recording",
            description = "One that the caller may not see is not there; a playback token of its stream, in the header"
                    + " `Playback-Token`, opens a private one.")
    RecordingView read(
            @AuthenticationPrincipal @Nullable AccessGrant caller,
            @RequestHeader(name = "Playback-Token", required = false) @Nullable String playbackToken,
            @PathVariable String id) {
        return library.find(id)
                .filter(recording -> access.maySee(recording, caller, playbackToken))
                .map(views::of)
                .orElseThrow(RecordingController::notFound);
    }

    @GetMapping("/{id}/transcript")
    @Operation(
            summary = "Read what was said in a recording",
            description = "With positions in its file; what was not recorded is left out. Corrections of the stream's"
                    + " transcript show after ten seconds at most. 404 `no-transcript` if nothing was transcribed.")
    RecordedTranscript transcript(
            @AuthenticationPrincipal @Nullable AccessGrant caller,
            @RequestHeader(name = "Playback-Token", required = false) @Nullable String playbackToken,
            @PathVariable String id) {
        PlayableRecording recording = library.find(id)
                .filter(found -> access.maySee(found, caller, playbackToken))
                .map(found -> Playable.playable(found).orElseThrow(RecordingController::noTranscript))
                .orElseThrow(RecordingController::notFound);
        try {
            Optional<RecordedTranscript> transcript = transcripts.find(recording);
            if (transcript.isPresent()) {
                return transcript.get();
            }
        } catch (StoreException e) {
            throw transcriptAway();
        }
        throw transcripts.isUnknown(recording) ? transcriptAway() : noTranscript();
    }

    @PatchMapping("/{id}")
    @Operation(
            summary = "Rename a recording",
            description = "A JSON merge patch (RFC 7396), by owner or ADMIN.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = TitleDraft.class))))
    RecordingView rename(
            @AuthenticationPrincipal AccessGrant caller, @PathVariable String id, @RequestBody JsonNode patch) {
        Recording recording = managed(id, caller);
        TitleDraft draft = patches.apply(new TitleDraft(recording.listing().title()), patch, TitleDraft.class);
        return library.rename(id, Objects.requireNonNull(draft.title()).strip())
                .map(views::of)
                .orElseThrow(RecordingController::notFound);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a recording", description = "It can be restored for a day. Not while it is recorded.")
    void delete(@AuthenticationPrincipal AccessGrant caller, @PathVariable String id) {
        if (managed(id, caller).progress().status() == RecordingStatus.RECORDING) {
            throw new ProblemException(ProblemType.CONFLICT, "End the stream first: it is being recorded.");
        }
        var _ = library.delete(id).orElseThrow(RecordingController::notFound);
    }

    @PostMapping("/{id}/restore")
    @Operation(summary = "Restore a deleted recording", description = "Within a day of its deletion.")
    RecordingView restore(@AuthenticationPrincipal AccessGrant caller, @PathVariable String id) {
        Recording managed = managed(id, caller);
        return library.restore(managed.id()).map(views::of).orElseThrow(RecordingController::notFound);
    }

    @PostMapping("/{id}/clips")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Cut a clip out",
            description = "A new recording, without another encoding: it begins at the key frame at or before"
                    + " `startSeconds`. It is made in the background.")
    RecordingView clip(
            @AuthenticationPrincipal AccessGrant caller, @PathVariable String id, @Valid @RequestBody ClipDraft draft) {
        Recording recording = managed(id, caller);
        Media media = recording.media();
        if (media == null) {
            throw new ProblemException(ProblemType.CONFLICT, "The recording cannot be played yet.");
        }
        double start = Objects.requireNonNullElse(draft.startSeconds(), 0.0);
        double end =
                Math.min(Objects.requireNonNullElse(draft.endSeconds(), Double.MAX_VALUE), media.durationSeconds());
        if (start >= end) {
            throw new ProblemException(
                    Problem.invalid("endSeconds", "must be behind startSeconds, within the recording"));
        }
        return views.of(library.addClip(
                recording, Objects.requireNonNull(draft.title()).strip(), new Recording.Cut(start, end)));
    }

    private ListPage<Recording> visible(ListPage<Recording> found, @Nullable String playbackToken) {
        List<Recording> items = found.items().stream()
                .filter(recording -> access.maySee(recording, null, playbackToken))
                .toList();
        return new ListPage<>(items, found.page(), found.size(), items.size());
    }

    private Recording managed(String id, AccessGrant caller) {
        Recording recording = library.find(id)
                .filter(found -> access.maySee(found, caller, null))
                .orElseThrow(RecordingController::notFound);
        if (!RecordingAccess.mayManage(recording, caller)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Only its owner and administrators may do this.");
        }
        return recording;
    }

    private static boolean mayHaveOwn(AccessGrant caller) {
        return caller.roles().contains(Role.ADMIN) || caller.roles().contains(Role.BROADCASTER);
    }

    private static Set<RecordingStatus> statuses(@Nullable List<String> names) {
        EnumSet<RecordingStatus> statuses = EnumSet.noneOf(RecordingStatus.class);
        for (String name : names == null ? List.<String>of() : names) {
            if (!name.isEmpty()) {
                statuses.add(status(name));
            }
        }
        return statuses;
    }

    private static RecordingStatus status(String name) {
        for (RecordingStatus status : RecordingStatus.values()) {
            if (status.wireName().equals(name)) {
                return status;
            }
        }
        throw new ProblemException(
                Problem.invalid("status", "must be one of recording, processing, ready, incomplete, failed"));
    }

    private static ProblemException transcriptAway() {
        return new ProblemException(
                ProblemType.UNAVAILABLE, "The transcript cannot be read right now. It is kept; try again.");
    }

    private static ProblemException noTranscript() {
        return new ProblemException(NO_TRANSCRIPT, "Nothing of this recording was transcribed.");
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such recording.");
    }
}
