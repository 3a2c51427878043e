package live.rostrum.transcription.audio;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import live.rostrum.problems.FieldProblem;
import live.rostrum.problems.Problem;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.transcription.session.CaptionAudio;
import live.rostrum.transcription.session.CaptionedStreams;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes the sound of streams from hls-server. Only with an internal token, and never routed by the gateway. */
@RestController
@Hidden
class AudioController {

    /** Two seconds. */
    static final int LARGEST_BODY_BYTES = 64_000;

    /** Three years of a stream. */
    private static final long LAST_SAMPLE = 1L << 40;

    /** In the year 2286; times in microseconds are beyond it. */
    private static final double LATEST_MS = 1e13;

    private final CaptionedStreams streams;

    AudioController(CaptionedStreams streams) {
        this.streams = streams;
    }

    /**
     * Takes sound from a position on. A repeat is dropped, an overlap cut off, a jump is a gap.
     *
     * @return 204; {@code Next-Sample} is the first position that is not there
     */
    @PutMapping("/internal/streams/{streamId}/audio/{firstSample}")
    ResponseEntity<Void> audio(
            @PathVariable String streamId,
            @PathVariable long firstSample,
            @RequestHeader("Programme-Time") double programmeTime,
            @RequestHeader("Caption-Language") String language,
            @RequestHeader("Take-Id") String takeId,
            @RequestHeader("Take-Time") double takeTime,
            HttpServletRequest request)
            throws IOException {
        IntakeProblems.checkId(streamId);
        check(firstSample, programmeTime, language, takeId, takeTime);
        CaptionAudio audio = new CaptionAudio(firstSample, programmeTime, takeId, takeTime, body(request));
        long next = IntakeProblems.nextSample(streams.audio(streamId, language, audio));
        return ResponseEntity.noContent()
                .header("Next-Sample", Long.toString(next))
                .build();
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        byte[] pcm = request.getContentLengthLong() > LARGEST_BODY_BYTES
                ? new byte[LARGEST_BODY_BYTES + 1]
                : request.getInputStream().readNBytes(LARGEST_BODY_BYTES + 1);
        if (pcm.length > LARGEST_BODY_BYTES) {
            throw new ProblemException(ProblemType.TOO_LARGE, "Two seconds of sound, 64,000 bytes, are the most.");
        }
        if (pcm.length == 0 || pcm.length % 2 != 0) {
            throw new ProblemException(Problem.invalid("body", "must be whole samples of 16 bits, one at least"));
        }
        return pcm;
    }

    private static void check(long firstSample, double programmeTime, String language, String takeId, double takeTime) {
        List<FieldProblem> wrong = Stream.of(
                        problem("firstSample", firstSample >= 0 && firstSample <= LAST_SAMPLE, "is out of range"),
                        problem("Programme-Time", isTime(programmeTime), "must be milliseconds since 1970"),
                        problem("Caption-Language", language.matches("[A-Za-z0-9-]{1,35}"), "must be a language tag"),
                        problem("Take-Id", takeId.matches("[\\x21-\\x7e]{1,128}"), "must have 1 to 128 characters"),
                        problem("Take-Time", isTime(Math.abs(takeTime)), "must be milliseconds"))
                .flatMap(Optional::stream)
                .toList();
        if (!wrong.isEmpty()) {
            throw new ProblemException(Problem.invalid(wrong));
        }
    }

    private static Optional<FieldProblem> problem(String field, boolean fine, String message) {
        return fine ? Optional.empty() : Optional.of(new FieldProblem(field, message));
    }

    private static boolean isTime(double ms) {
        return ms >= 0 && ms <= LATEST_MS;
    }
}
