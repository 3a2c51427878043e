package live.rostrum.transcription.session;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.tokens.AccessGrant;
import live.rostrum.tokens.PlaybackTokenVerifier;
import live.rostrum.tokens.Role;
import live.rostrum.tokens.TokenRejectedException;
import live.rostrum.transcription.coordination.StreamDirectory;
import live.rostrum.transcription.coordination.StreamDirectory.Answer;
import live.rostrum.transcription.coordination.StreamDirectory.KnownStream;
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

    private final StreamDirectory directory;
    private final CaptionedStreams streams;
    private final PlaybackTokenVerifier playbackTokens;

    CaptionStateController(StreamDirectory directory, CaptionedStreams streams, PlaybackTokenVerifier playbackTokens) {
        this.directory = directory;
        this.streams = streams;
        this.playbackTokens = playbackTokens;
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
        return switch (directory.ask(id)) {
            case Answer.Known(KnownStream stream)
            when maySee(id, stream, caller, playbackToken) -> streams.state(id, stream);
            case Answer.Known _, Answer.Gone _ ->
                throw new ProblemException(ProblemType.NOT_FOUND, "There is no such stream.");
            case Answer.Away() ->
                throw new ProblemException(
                        ProblemType.UNAVAILABLE, "The streams cannot be asked for. Try again in a moment.");
        };
    }

    private boolean maySee(
            String streamId, KnownStream stream, @Nullable AccessGrant caller, @Nullable String playbackToken) {
        boolean open =
                stream.visibility().equals("public") || stream.visibility().equals("unlisted");
        return open || manages(stream, caller) || opens(playbackToken, streamId);
    }

    private static boolean manages(KnownStream stream, @Nullable AccessGrant caller) {
        return caller != null
                && (caller.roles().contains(Role.ADMIN) || caller.userId().equals(stream.ownerId()));
    }

    private boolean opens(@Nullable String token, String streamId) {
        try {
            return token != null && playbackTokens.verify(token).streamId().equals(streamId);
        } catch (TokenRejectedException e) {
            return false;
        }
    }
}
