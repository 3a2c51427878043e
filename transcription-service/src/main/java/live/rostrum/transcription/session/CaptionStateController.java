package live.rostrum.transcription.session;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.tokens.AccessGrant;
import live.rostrum.transcription.coordination.StreamDirectory;
import live.rostrum.transcription.coordination.StreamDirectory.Answer;
import live.rostrum.transcription.coordination.StreamDirectory.KnownStream;
import live.rostrum.transcription.transcript.TranscriptAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Says how the captions of a stream go. */
@RestController
@Tag(name = "Captions")
class CaptionStateController {

    private final TranscriptAccess access;
    private final StreamDirectory directory;
    private final CaptionedStreams streams;

    CaptionStateController(TranscriptAccess access, StreamDirectory directory, CaptionedStreams streams) {
        this.access = access;
        this.directory = directory;
        this.streams = streams;
    }

    @GetMapping("/api/streams/{id}/transcript/state")
    @Operation(
            summary = "See how the captions of a stream go",
            description = "`code` says what is in the way, if something is. For whoever may see the stream; a playback"
                    + " token, in the header `Playback-Token`, opens a private one.")
    CaptionState state(
            @AuthenticationPrincipal @Nullable AccessGrant caller,
            @RequestHeader(name = "Playback-Token", required = false) @Nullable String playbackToken,
            @PathVariable String id) {
        var _ = access.visible(id, caller, playbackToken);
        return streams.state(id).orElseGet(() -> foreseen(id));
    }

    private CaptionState foreseen(String id) {
        return switch (directory.ask(id)) {
            case Answer.Known(KnownStream stream) -> streams.foreseen(stream);
            case Answer.Gone() -> throw new ProblemException(ProblemType.NOT_FOUND, "There is no such stream.");
            case Answer.Away() ->
                throw new ProblemException(
                        ProblemType.UNAVAILABLE, "The streams cannot be asked for. Try again in a moment.");
        };
    }
}
