package live.rostrum.ingest.container;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Everything of a take before its first Cluster or {@code moof}. With it, media from the middle of the take can be decoded.
 *
 * @param container which of the two formats
 * @param bytes the header itself
 * @param tracks what it announces
 * @param clocks how its tracks count time
 */
public record ContainerHeader(Container container, byte[] bytes, SourceTracks tracks, List<TrackClock> clocks) {

    private static final int EBML_MAGIC = 0x1A45DFA3;

    public ContainerHeader {
        clocks = List.copyOf(clocks);
    }

    /**
     * Cuts the header off a take's first chunk.
     *
     * @throws UnsupportedMediaException if the chunk does not begin with the whole header of a WebM or a fragmented MP4
     */
    public static ContainerHeader cut(byte[] firstChunk) {
        if (firstChunk.length < 8) {
            throw new UnsupportedMediaException(
                    "The first chunk has " + firstChunk.length + " bytes, too few for a header.");
        }
        if (startsWithEbml(firstChunk)) {
            return WebmHeader.cut(firstChunk);
        }
        if (startsWithFileType(firstChunk)) {
            return Mp4Header.cut(firstChunk);
        }
        throw new UnsupportedMediaException("The first chunk is neither WebM nor MP4.");
    }

    /** Whether a chunk begins like a recording: then it does not belong into the middle of one. */
    public static boolean beginsAt(byte[] chunk) {
        return chunk.length >= 8 && (startsWithEbml(chunk) || startsWithFileType(chunk));
    }

    static ContainerHeader of(
            Container container, byte[] chunk, int headerBytes, SourceTracks tracks, List<TrackClock> clocks) {
        return new ContainerHeader(container, Arrays.copyOf(chunk, headerBytes), tracks, clocks);
    }

    private static boolean startsWithFileType(byte[] chunk) {
        return chunk[4] == 'f' && chunk[5] == 't' && chunk[6] == 'y' && chunk[7] == 'p';
    }

    private static boolean startsWithEbml(byte[] chunk) {
        return ByteBuffer.wrap(chunk).getInt(0) == EBML_MAGIC;
    }
}
