package live.rostrum.transcription.summary;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import live.rostrum.problems.Problem;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.rest.MergePatch;
import live.rostrum.tokens.AccessGrant;
import live.rostrum.transcription.transcript.Listing;
import live.rostrum.transcription.transcript.TranscriptAccess;
import live.rostrum.transcription.transcript.TranscriptShelf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
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

/** Summaries over HTTP. */
@RestController
@RequestMapping("/api/streams/{id}/summary")
@Tag(name = "Summaries", description = "Whoever may see a stream may read its summary.")
class SummaryController {

    private static final ProblemType NO_TRANSCRIPT = new ProblemType("no-transcript", 409, "There is no transcript");
    private static final ProblemType NO_SUMMARY = new ProblemType("no-summary", 404, "There is no summary");

    private static final MediaType MARKDOWN = new MediaType("text", "markdown", StandardCharsets.UTF_8);

    private final Summaries summaries;
    private final SummaryWorkshop workshop;
    private final TranscriptShelf transcripts;
    private final TranscriptAccess access;
    private final MergePatch patches;

    SummaryController(
            Summaries summaries,
            SummaryWorkshop workshop,
            TranscriptShelf transcripts,
            TranscriptAccess access,
            MergePatch patches) {
        this.summaries = summaries;
        this.workshop = workshop;
        this.transcripts = transcripts;
        this.access = access;
        this.patches = patches;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Make a summary",
            description = "By owner or ADMIN, during the event too; in the background, in the place of the last one."
                    + " Without a language model it makes highlights. 409 `already-summarising`, `no-transcript`,"
                    + " `too-many-summaries`.")
    SummaryView start(
            @AuthenticationPrincipal AccessGrant caller,
            @PathVariable @Size(max = 64, message = "may have at most 64 characters") String id) {
        var _ = access.managed(id, caller);
        if (transcripts.head(id).isEmpty()) {
            throw new ProblemException(NO_TRANSCRIPT, "Nothing has been written down of this stream.");
        }
        return SummaryView.of(workshop.start(id));
    }

    @GetMapping
    @Operation(
            summary = "Read a summary",
            description = "With `format=markdown` as text/markdown. A playback token, in the header `Playback-Token`,"
                    + " opens a private stream.",
            responses =
                    @io.swagger.v3.oas.annotations.responses.ApiResponse(
                            responseCode = "200",
                            content = {
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = SummaryView.class)),
                                @Content(mediaType = "text/markdown", schema = @Schema(type = "string"))
                            }))
    ResponseEntity<?> read(
            @AuthenticationPrincipal @Nullable AccessGrant caller,
            @RequestHeader(name = "Playback-Token", required = false) @Nullable String playbackToken,
            @PathVariable @Size(max = 64, message = "may have at most 64 characters") String id,
            @RequestParam(defaultValue = "json") String format) {
        Listing listing = access.visible(id, caller, playbackToken);
        SummaryView summary = summaries.find(id).map(SummaryView::of).orElseGet(() -> SummaryView.none(id));
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        return switch (format) {
            case "json" -> answer.body(summary);
            case "markdown" -> {
                if (summary.kind() == null) {
                    throw noSummary();
                }
                yield answer.contentType(MARKDOWN).body(SummaryMarkdown.of(summary, listing.title()));
            }
            default -> throw new ProblemException(Problem.invalid("format", "must be one of json, markdown"));
        };
    }

    @PatchMapping
    @Operation(
            summary = "Change a summary",
            description = "A JSON merge patch (RFC 7396), by owner or ADMIN. 409 `already-summarising` while a new one"
                    + " is made.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = SummaryDraft.class))))
    SummaryView edit(
            @AuthenticationPrincipal AccessGrant caller,
            @PathVariable @Size(max = 64, message = "may have at most 64 characters") String id,
            @RequestBody JsonNode patch) {
        var _ = access.managed(id, caller);
        Summary summary = summaries.find(id).orElseThrow(SummaryController::noSummary);
        SummaryContent content = summary.content();
        if (summary.job().status() == Summary.Status.WORKING) {
            throw SummaryWorkshop.already();
        }
        if (content == null) {
            throw noSummary();
        }
        SummaryDraft draft = patches.apply(SummaryDraft.of(content), patch, SummaryDraft.class);
        return summaries.edit(id, draft.content(content)).map(SummaryView::of).orElseThrow(SummaryWorkshop::already);
    }

    private static ProblemException noSummary() {
        return new ProblemException(NO_SUMMARY, "There is no summary of this stream yet.");
    }
}
