package live.rostrum.stream.ingest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import live.rostrum.problems.Problem;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.stream.catalogue.Catalogue;
import live.rostrum.stream.catalogue.IngestReport;
import live.rostrum.stream.catalogue.LiveStream;
import live.rostrum.stream.catalogue.PosterSize;
import live.rostrum.stream.catalogue.StreamSettings;
import live.rostrum.stream.catalogue.StreamStatus;
import live.rostrum.stream.catalogue.Visibility;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the media servers and transcription-service call. Never routed by the gateway, and closed to everybody without the internal token. */
@RestController
@RequestMapping("/internal/streams")
@Hidden
class IngestController {

    private final Catalogue catalogue;

    IngestController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @PutMapping("/{id}/ingest")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void report(@PathVariable String id, @Valid @RequestBody Report report) {
        StreamStatus state = report.state();
        if (state == null || state == StreamStatus.CREATED) {
            throw new ProblemException(Problem.invalid("state", "must be one of live, reconnecting, ended"));
        }
        Instant at = report.at();
        if (at == null) {
            throw new ProblemException(Problem.invalid("at", "is required"));
        }
        var _ = catalogue
                .report(id, new IngestReport(state, Objects.requireNonNull(report.takeId()), at, report.poster()))
                .orElseThrow(IngestController::notFound);
    }

    @GetMapping("/{id}")
    Summary read(@PathVariable String id) {
        LiveStream stream = catalogue.find(id).orElseThrow(IngestController::notFound);
        return new Summary(
                stream.id(),
                stream.owner().id(),
                stream.lifecycle().status(),
                stream.settings().visibility(),
                stream.settings().title(),
                stream.settings().description(),
                stream.settings().record(),
                stream.settings().retentionDays(),
                stream.settings().captions(),
                stream.lifecycle().startedAt(),
                stream.lifecycle().endedAt());
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such stream.");
    }

    /** A report as it arrives; what a newer hls-server adds is ignored. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Report(
            @Nullable StreamStatus state,

            @NotBlank(message = "is required") @Size(max = 100, message = "may have at most 100 characters") @Nullable
            String takeId,

            @Nullable Instant at,

            @Valid @Nullable PosterSize poster) {}

    /** What the other services need to know of a stream. */
    record Summary(
            String id,
            String ownerId,
            StreamStatus status,
            Visibility visibility,
            String title,
            String description,
            boolean record,
            @Nullable Integer retentionDays,
            StreamSettings.Captions captions,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {}
}
