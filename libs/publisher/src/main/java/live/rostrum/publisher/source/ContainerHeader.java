package live.rostrum.publisher.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the beginning of a media file says about it.
 *
 * @param mimeType with codecs, as a MediaRecorder would name it
 */
record ContainerHeader(String mimeType) {

    /** Reads a WebM, Matroska or MP4 header; anything else is refused. */
    static ContainerHeader of(byte[] data) throws IOException {
        if (data.length > 8 && new String(data, 4, 4, StandardCharsets.ISO_8859_1).equals("ftyp")) {
            return new ContainerHeader("video/mp4");
        }
        Ebml.Head head = Ebml.head(data, 0, data.length);
        if (head == null || head.id() != Ebml.EBML_HEADER) {
            throw new IOException("This is neither a WebM nor an MP4 file.");
        }
        List<String> codecs = new ArrayList<>();
        collectCodecs(data, 0, data.length, codecs);
        if (codecs.isEmpty()) {
            throw new IOException("The file's header names no track with a codec.");
        }
        return new ContainerHeader("video/webm;codecs=" + String.join(",", codecs));
    }

    /** Walks into Segment, Tracks and each TrackEntry, and stops at the first Cluster. */
    private static void collectCodecs(byte[] data, int from, int limit, List<String> codecs) {
        int position = from;
        while (position < limit) {
            Ebml.Head head = Ebml.head(data, position, limit);
            if (head == null || head.id() == Ebml.CLUSTER) {
                return;
            }
            int content = position + head.headBytes();
            int end = head.size() == Ebml.UNKNOWN_SIZE || head.size() > limit - content
                    ? limit
                    : content + (int) head.size();
            if (head.id() == Ebml.CODEC_ID) {
                codecs.add(name(new String(data, content, end - content, StandardCharsets.US_ASCII)));
            } else if (head.id() == Ebml.SEGMENT || head.id() == Ebml.TRACKS || head.id() == Ebml.TRACK_ENTRY) {
                collectCodecs(data, content, end, codecs);
            }
            position = end;
        }
    }

    /** Matroska's codec ids in the words of a MIME type. */
    private static String name(String codecId) {
        return switch (codecId) {
            case "V_MPEG4/ISO/AVC" -> "avc1";
            case "V_MPEGH/ISO/HEVC" -> "hvc1";
            case "A_AAC" -> "mp4a.40.2";
            default -> codecId.substring(codecId.indexOf('_') + 1).toLowerCase(Locale.ROOT);
        };
    }
}
