package live.rostrum.recording.assembly;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where in {@code recording.mp4} the pieces are that a player of HLS asks for: the file {@code recording.json} beside it.
 *
 * <p>Each run has a header of its own and begins a discontinuity (RFC 8216 4.3.2.3); each segment is one or more whole fragments ({@code moof} and {@code mdat}) and
 * begins with a key frame.
 *
 * @param version of this format, {@link #VERSION}; version 1 had no programme time, version 2 no source
 * @param durationMs of the whole recording
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 * @param codecs for the CODECS attribute (RFC 6381), all that occur
 * @param bandwidth largest bit rate of any segment, in bits a second
 * @param averageBandwidth of the whole recording, in bits a second
 * @param runs one after the other, at least one
 */
public record RecordingIndex(
        int version,
        long durationMs,
        int width,
        int height,
        String codecs,
        long bandwidth,
        long averageBandwidth,
        List<Run> runs) {

    public static final int VERSION = 3;
    public static final String FILE_NAME = "recording.json";

    private static final int OLDEST_VERSION = 1;

    /** Some weeks of segments; a larger file is damaged. */
    private static final long MAX_BYTES = 32L * 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /**
     * An unbroken stretch with one header.
     *
     * @param programmeTimeMs when it began, on the programme clock in epoch milliseconds, for EXT-X-PROGRAM-DATE-TIME (RFC 8216 4.3.2.6); null if nobody knows
     * @param source what it was made of; null if nobody knows
     * @param init its CMAF header, for EXT-X-MAP (RFC 8216 4.3.2.5)
     * @param segments in order, at least one
     */
    public record Run(
            @Nullable Long programmeTimeMs, @Nullable Source source, byte[] init, List<Segment> segments) {

        public Run {
            if (init.length == 0 || segments.isEmpty()) {
                throw new IllegalArgumentException("A run has a header and at least one segment");
            }
            segments = List.copyOf(segments);
        }

        /** How long it plays. */
        public long durationMs() {
            return segments.stream().mapToLong(Segment::durationMs).sum();
        }
    }

    /**
     * A place in a take. From there a run goes on at the take's own pace.
     *
     * @param takeId one run of the browser's recorder
     * @param startMs on the clock of the take's container (Matroska's Cluster timestamp, {@code tfdt})
     */
    public record Source(String takeId, long startMs) {

        /** So much later in the same take. */
        Source later(Duration time) {
            return new Source(takeId, startMs + time.toMillis());
        }
    }

    /**
     * A byte range of the file.
     *
     * @param offset of its first byte in the file
     * @param bytes how many
     * @param durationMs how long it plays
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    public record Segment(long offset, int bytes, int durationMs) {

        public Segment {
            if (offset < 0 || bytes <= 0 || durationMs < 0) {
                throw new IllegalArgumentException(
                        "A segment at " + offset + " of " + bytes + " bytes and " + durationMs + " ms");
            }
        }
    }

    public RecordingIndex {
        if (version < OLDEST_VERSION || version > VERSION) {
            throw new IllegalArgumentException("Version " + version + " of the index is not known");
        }
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("A recording has at least one run");
        }
        runs = List.copyOf(runs);
    }

    /**
     * Reads an index.
     *
     * @throws IOException if it cannot be read, is larger than any recording's, or makes no sense
     */
    public static RecordingIndex read(Path file) throws IOException {
        long size = Files.size(file);
        if (size > MAX_BYTES) {
            throw new IOException("The index " + file + " has " + size + " bytes");
        }
        try {
            return read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IOException("The index " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads an index that came from elsewhere.
     *
     * @param json not more than any recording's; the caller has looked
     * @throws IOException if it makes no sense
     */
    public static RecordingIndex read(byte[] json) throws IOException {
        try {
            return JSON.readValue(json, RecordingIndex.class);
        } catch (JacksonException e) {
            throw new IOException(e.getOriginalMessage(), e);
        }
    }

    /** Writes the index; the caller makes it durable. */
    public void write(OutputStream out) throws IOException {
        try {
            JSON.writeValue(out, this);
        } catch (JacksonException e) {
            throw new IOException("The index could not be written", e);
        }
    }
}
