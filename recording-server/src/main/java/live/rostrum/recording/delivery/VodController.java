package live.rostrum.recording.delivery;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import live.rostrum.problems.Problem;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.recording.store.FileName;
import live.rostrum.recording.store.RecordingStore;
import live.rostrum.recording.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers {@code GET /vod/**}.
 *
 * <p>Captions and chapters, and the playlist that names them, may change at any time. Of all else an address with an edition ({@code ?v=}) stands for the same bytes for ever and is kept by caches as such; without one, a cache asks each time whether they are
 * still the same. What needs a token is for the viewer's own cache only. Everybody may read across origins, since players live on other sites too.
 */
@Hidden
@RestController
class VodController {

    private static final Logger LOG = LoggerFactory.getLogger(VodController.class);
    private static final Duration MEDIA_AGE = Duration.ofDays(365);
    private static final String CAPTIONS = "captions/";
    private static final Duration STORE_BACK_AFTER = Duration.ofSeconds(5);

    private final PlaybackDoor door;
    private final VodFiles files;
    private final RecordingStore store;

    VodController(PlaybackDoor door, VodFiles files, RecordingStore store) {
        this.door = door;
        this.files = files;
        this.store = store;
    }

    @GetMapping("/vod/{recordingId}/{name}")
    void open(
            @PathVariable String recordingId,
            @PathVariable String name,
            @RequestParam(required = false, name = "v") Optional<String> edition,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer(recordingId, "", name, edition, request, response);
    }

    @GetMapping("/vod/{recordingId}/captions/{name}")
    void openCaptions(
            @PathVariable String recordingId,
            @PathVariable String name,
            @RequestParam(required = false, name = "v") Optional<String> edition,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer(recordingId, "", CAPTIONS + name, edition, request, response);
    }

    @GetMapping("/vod/~{token}/{recordingId}/captions/{name}")
    void openCaptionsWithToken(
            @PathVariable String token,
            @PathVariable String recordingId,
            @PathVariable String name,
            @RequestParam(required = false, name = "v") Optional<String> edition,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer(recordingId, token, CAPTIONS + name, edition, request, response);
    }

    @GetMapping("/vod/~{token}/{recordingId}/{name}")
    void openWithToken(
            @PathVariable String token,
            @PathVariable String recordingId,
            @PathVariable String name,
            @RequestParam(required = false, name = "v") Optional<String> edition,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer(recordingId, token, name, edition, request, response);
    }

    private void answer(
            String recordingId,
            String token,
            String name,
            Optional<String> edition,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        PlayableRecording recording = door.open(recordingId, token)
                .flatMap(now -> edition.isEmpty() ? Optional.of(now) : now.at(edition.get()))
                .orElseThrow(VodController::nothing);
        try {
            VodFile file = files.find(recording, name).orElseThrow(VodController::nothing);
            response.setHeader(HttpHeaders.CACHE_CONTROL, caching(recording, edition.isPresent() && file.isLasting()));
            if (name.equals(FileName.RECORDING) && request.getParameter("download") != null) {
                response.setHeader(HttpHeaders.CONTENT_DISPOSITION, DownloadName.header(recording));
            }
            new VodResponse(store, request, response).send(recording.edition(), file);
        } catch (StoreException e) {
            LOG.warn("Recording {} cannot be read: {}", recordingId, e.getMessage());
            response.reset();
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
            throw new ProblemException(
                    Problem.of(
                            ProblemType.UNAVAILABLE, "The recording cannot be read right now. It is kept; try again."),
                    STORE_BACK_AFTER);
        }
    }

    private static String caching(PlayableRecording recording, boolean byEdition) {
        String who = recording.isPrivate() ? "private" : "public";
        return byEdition ? who + ", max-age=" + MEDIA_AGE.toSeconds() + ", immutable" : who + ", no-cache";
    }

    private static ProblemException nothing() {
        return new ProblemException(ProblemType.NOT_FOUND, "Nothing can be played here, or not yet.");
    }
}
