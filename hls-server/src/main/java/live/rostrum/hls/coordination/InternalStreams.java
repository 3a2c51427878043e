package live.rostrum.hls.coordination;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.rostrum.hls.take.LiveStatus;
import live.rostrum.hls.take.LiveStreams;
import live.rostrum.hls.take.PosterSize;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What stream-service asks of this server. Only with an internal token, and never routed by the gateway. */
@RestController
@RequestMapping("/internal/streams")
class InternalStreams {

    private final LiveStreams streams;

    InternalStreams(LiveStreams streams) {
        this.streams = streams;
    }

    /** All streams that have not ended here. */
    @GetMapping
    Map<String, List<Map<String, Object>>> list() {
        return Map.of("items", streams.statuses().stream().map(this::json).toList());
    }

    /** Ends a stream; a repeat does nothing. Answers when the playlists have their end. */
    @PostMapping("/{streamId}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> end(@PathVariable String streamId) {
        return Mono.fromCompletionStage(() -> streams.end(streamId));
    }

    private Map<String, Object> json(LiveStatus status) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("streamId", status.streamId());
        json.put("state", status.state().wireName());
        json.put("takeId", status.takeId());
        json.put("since", status.since().toString());
        PosterSize poster = status.poster();
        if (poster != null) {
            json.put("poster", poster);
        }
        streams.captionFigures(status.streamId()).ifPresent(captions -> json.put("captions", captions));
        return json;
    }
}
