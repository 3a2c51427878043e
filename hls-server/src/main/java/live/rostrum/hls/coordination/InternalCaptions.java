package live.rostrum.hls.coordination;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import live.rostrum.hls.packager.CaptionCue;
import live.rostrum.hls.take.LiveStreams;
import live.rostrum.ingest.IngestException;
import live.rostrum.problems.Problem;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What transcription-service brings: cues for the playlists. Only with an internal token, and never routed by the gateway. */
@RestController
class InternalCaptions {

    private static final ProblemType OVERLOADED = new ProblemType("overloaded", 429, "Too much to do right now");

    private final LiveStreams streams;
    private final JsonMapper json;

    InternalCaptions(LiveStreams streams, JsonMapper json) {
        this.streams = streams;
        this.json = json;
    }

    /** Answers when the cues are with the packager; a repeat does no harm. */
    @PostMapping(path = "/internal/streams/{streamId}/captions", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Object>> captions(@PathVariable String streamId, @RequestBody String body) {
        try {
            List<CaptionCue> cues = CaptionItems.read(body, json);
            Optional<CompletionStage<Void>> taken = streams.captions(streamId, cues);
            return taken.map(stage -> Mono.fromCompletionStage(stage)
                            .thenReturn(ResponseEntity.noContent().build()))
                    .orElseGet(() -> Mono.just(problem(
                            Problem.of(ProblemType.NOT_FOUND, "No such stream is live here."), HttpHeaders.EMPTY)));
        } catch (ProblemException e) {
            return Mono.just(problem(e.problem(), HttpHeaders.EMPTY));
        } catch (IngestException e) {
            HttpHeaders soon = new HttpHeaders();
            soon.set(HttpHeaders.RETRY_AFTER, "1");
            return Mono.just(problem(Problem.of(OVERLOADED, String.valueOf(e.getMessage())), soon));
        }
    }

    private static ResponseEntity<Object> problem(Problem problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.type().status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.body());
    }
}
