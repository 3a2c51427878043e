package live.rostrum.stream.room;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.stream.catalogue.Catalogue;
import live.rostrum.stream.catalogue.LiveStream;
import live.rostrum.stream.catalogue.StreamStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Captions as transcription-service sends them. Never routed by the gateway, and closed to everybody without the internal token. */
@RestController
@RequestMapping("/internal/streams")
@Hidden
class CaptionController {

    private final Catalogue catalogue;
    private final RecentCaptions recent;
    private final RoomNews news;

    CaptionController(Catalogue catalogue, RecentCaptions recent, RoomNews news) {
        this.catalogue = catalogue;
        this.recent = recent;
        this.news = news;
    }

    /** Asks the database only of streams that it has not heard of: captions come several times a second. */
    @PostMapping("/{id}/captions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void show(@PathVariable String id, @Valid @RequestBody Captions captions) {
        List<Caption> items = Objects.requireNonNull(captions.items());
        if (!recent.knows(id)) {
            LiveStream stream = catalogue
                    .find(id)
                    .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such stream."));
            if (stream.lifecycle().status() == StreamStatus.ENDED) {
                news.tellCaptions(id, items);
                return;
            }
        }
        news.tellCaptions(id, recent.take(id, items));
    }

    /** Captions as they arrive; what a newer transcription-service adds is ignored. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Captions(
            @NotEmpty(message = "must have at least one") @Size(max = 100, message = "may have at most 100") @Nullable
            List<@NotNull(message = "must not be null") @Valid Caption> items) {}
}
