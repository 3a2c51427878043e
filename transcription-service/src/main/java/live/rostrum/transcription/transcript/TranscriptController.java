package live.rostrum.transcription.transcript;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import live.rostrum.problems.Problem;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.tokens.AccessGrant;
import live.rostrum.transcription.transcript.format.TranscriptFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Transcripts over HTTP. */
@RestController
@RequestMapping("/api/streams/{id}/transcript")
@Tag(name = "Transcripts", description = "Whoever may see a stream may read its transcript.")
class TranscriptController {

    private static final ProblemType NO_TRANSCRIPT = new ProblemType("no-transcript", 404, "There is no transcript");

    private static final String NO_CACHE = "private, no-cache";

    private final TranscriptShelf shelf;
    private final TranscriptAccess access;

    TranscriptController(TranscriptShelf shelf, TranscriptAccess access) {
        this.shelf = shelf;
        this.access = access;
    }

    @GetMapping
    @Operation(
            summary = "Read a transcript",
            description = "`format` is json, vtt, srt or txt; `download` makes it an attachment. As JSON, `after` gives"
                    + " only the phrases that are new or changed since that `version`; a client that polls sends the"
                    + " ETag and gets 304 if nothing has changed. A playback token, in the header `Playback-Token`, opens"
                    + " a private stream. 404 `no-transcript` if there is none.")
    @Nullable
    ResponseEntity<TranscriptView> read(
            @AuthenticationPrincipal @Nullable AccessGrant caller,
            @RequestHeader(name = "Playback-Token", required = false) @Nullable String playbackToken,
            @PathVariable @Size(max = 64, message = "may have at most 64 characters") String id,
            @RequestParam(defaultValue = "json") String format,
            @RequestParam(defaultValue = "0") @Min(0) long after,
            @RequestParam(required = false) @Nullable String download,
            WebRequest request,
            HttpServletResponse response)
            throws IOException {
        Listing listing = access.visible(id, caller, playbackToken);
        TranscriptText text = shelf.find(id).orElseThrow(TranscriptController::none);
        TranscriptFormat file = format(format);
        response.setHeader(HttpHeaders.CACHE_CONTROL, NO_CACHE);
        response.setHeader(HttpHeaders.VARY, "Authorization, Playback-Token");
        if (request.checkNotModified(tag(text, listing))) {
            return null;
        }
        if (download != null && !download.equals("false")) {
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(text, listing, format));
        }
        if (file == null) {
            return ResponseEntity.ok(TranscriptView.of(text, listing, after));
        }
        response.setContentType(file.mediaType());
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        try (Writer out = response.getWriter()) {
            file.write(TranscriptFiles.of(text, listing, file.isShown()), out);
        }
        return null;
    }

    private static @Nullable TranscriptFormat format(String name) {
        if (name.equals("json")) {
            return null;
        }
        for (TranscriptFormat format : TranscriptFormat.values()) {
            if (format.extension().equals(name)) {
                return format;
            }
        }
        throw new ProblemException(Problem.invalid("format", "must be one of json, vtt, srt, txt"));
    }

    /** Title and status are in the answer, too. */
    private static String tag(TranscriptText text, Listing listing) {
        Transcript transcript = text.transcript();
        int more = Objects.hash(listing.title(), TranscriptView.status(transcript, listing));
        return "W/\"" + transcript.progress().version() + "-" + Integer.toHexString(more) + "\"";
    }

    private static String attachment(TranscriptText text, Listing listing, String extension) {
        String title = listing.title()
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}/\\\\:*?\"<>|]+", " ")
                .replaceAll("\\s+", " ")
                .strip();
        String name = title.isEmpty() ? "transcript" : title.substring(0, Math.min(title.length(), 100));
        String day = text.transcript().epoch().toString().substring(0, "2026-11-25".length());
        return ContentDisposition.attachment()
                .filename(name + " " + day + "." + extension.toLowerCase(Locale.ROOT), StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    static ProblemException none() {
        return new ProblemException(NO_TRANSCRIPT, "Nothing has been written down of this stream.");
    }
}
