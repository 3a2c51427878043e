package live.rostrum.transcription.audio;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import live.rostrum.transcription.session.CaptionedStreams;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes phrases that a browser has recognised, and the ends of streams. Only with an internal token, and never routed by the gateway. */
@RestController
@Hidden
class SpokenPhraseController {

    private final CaptionedStreams streams;

    SpokenPhraseController(CaptionedStreams streams) {
        this.streams = streams;
    }

    @PostMapping("/internal/streams/{streamId}/phrases")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void phrases(@PathVariable String streamId, @Valid @RequestBody PhraseBatch batch) {
        IntakeProblems.checkId(streamId);
        var _ = IntakeProblems.nextSample(streams.phrases(
                streamId,
                batch.epochMs(),
                batch.items().stream().map(PhraseBatch.Item::phrase).toList()));
    }

    /** A stream has ended; a repeat does nothing, and neither does a stream without captions. */
    @PostMapping("/internal/streams/{streamId}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String streamId) {
        if (streamId.matches("[A-Za-z0-9_-]{1,64}")) {
            streams.end(streamId);
        }
    }
}
