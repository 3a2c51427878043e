package live.rostrum.recording.coordination;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.time.Clock;
import live.rostrum.recording.spool.Spool;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What stream-service tells this server. Only with an internal token, and never routed by the gateway. */
@RestController
@RequestMapping("/internal/streams")
@Hidden
class StreamEnds {

    private final Spool spool;
    private final Clock clock;

    StreamEnds(Spool spool, Clock clock) {
        this.spool = spool;
        this.clock = clock;
    }

    /** A stream has ended; a repeat does nothing, and neither does a stream that was not recorded. */
    @PostMapping("/{streamId}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String streamId) throws IOException {
        if (streamId.matches("[A-Za-z0-9_-]{1,64}")) {
            var _ = spool.end(streamId, clock.instant());
        }
    }
}
