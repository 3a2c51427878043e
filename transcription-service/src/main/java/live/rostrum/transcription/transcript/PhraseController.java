package live.rostrum.transcription.transcript;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import live.rostrum.problems.Problem;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.tokens.AccessGrant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Corrections over HTTP. */
@RestController
@RequestMapping("/api/streams/{id}/transcript/phrases/{phraseId}")
@Tag(name = "Transcripts")
class PhraseController {

    private static final ProblemType CHANGED =
            new ProblemType("changed-meanwhile", 412, "Somebody else has changed it");

    private static final long ANY = -1;

    private final TranscriptShelf shelf;
    private final TranscriptAccess access;
    private final Clock clock;

    PhraseController(TranscriptShelf shelf, TranscriptAccess access, Clock clock) {
        this.shelf = shelf;
        this.access = access;
        this.clock = clock;
    }

    @PatchMapping
    @Operation(
            summary = "Correct a phrase",
            description = "By owner or ADMIN, also during the event. With the phrase's `version` in `If-Match`, as"
                    + " `\"17\"`, it is refused with 412 `changed-meanwhile` if somebody else was faster.")
    ResponseEntity<PhraseView> correct(
            @AuthenticationPrincipal AccessGrant caller,
            @PathVariable @Size(max = 64, message = "may have at most 64 characters") String id,
            @PathVariable @Size(max = 100, message = "may have at most 100 characters") String phraseId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PhraseDraft draft) {
        var _ = access.managed(id, caller);
        String line = draft.line();
        if (line.isEmpty()) {
            throw new ProblemException(Problem.invalid("text", "is required"));
        }
        Transcript transcript = shelf.head(id).orElseThrow(TranscriptController::none);
        try {
            Phrase phrase = shelf.correct(
                            id,
                            phraseId,
                            line,
                            new Phrase.Corrector(caller.userId(), caller.name(), clock.instant()),
                            expected(ifMatch))
                    .orElseThrow(PhraseController::notFound);
            return ResponseEntity.ok().eTag(Long.toString(phrase.changed())).body(PhraseView.of(transcript, phrase));
        } catch (TranscriptShelf.ChangedMeanwhileException e) {
            throw new ProblemException(CHANGED, "Somebody else has changed the phrase. Read it again.");
        }
    }

    @GetMapping("/history")
    @Operation(
            summary = "Read what a phrase said before",
            description = "By owner or ADMIN, the newest first. `by` is left out where it was understood so.")
    ResponseEntity<PhraseHistory> history(
            @AuthenticationPrincipal AccessGrant caller,
            @PathVariable @Size(max = 64, message = "may have at most 64 characters") String id,
            @PathVariable @Size(max = 100, message = "may have at most 100 characters") String phraseId) {
        var _ = access.managed(id, caller);
        Phrase phrase = shelf.find(id)
                .orElseThrow(TranscriptController::none)
                .phrase(phraseId)
                .orElseThrow(PhraseController::notFound);
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .eTag(Long.toString(phrase.changed()))
                .body(PhraseHistory.of(phrase));
    }

    private static long expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return ANY;
        }
        try {
            return Long.parseUnsignedLong(ifMatch.replace("\"", "").strip());
        } catch (NumberFormatException e) {
            throw new ProblemException(Problem.invalid("If-Match", "must be the phrase's version in quotes"));
        }
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such phrase.");
    }
}
