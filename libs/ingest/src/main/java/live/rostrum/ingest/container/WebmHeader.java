package live.rostrum.ingest.container;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.rostrum.fmp4.MediaKind;
import org.jspecify.annotations.Nullable;

/** The header of a WebM: the EBML header, and of the Segment what stands before its first Cluster (RFC 9559 4.5). */
final class WebmHeader {

    private static final int EBML = 0x1A45DFA3;
    private static final int DOC_TYPE = 0x4282;
    private static final int SEGMENT = 0x18538067;
    private static final int CLUSTER = 0x1F43B675;
    private static final int TRACKS = 0x1654AE6B;
    private static final int INFO = 0x1549A966;
    private static final int TIMESTAMP_SCALE = 0x2AD7B1;
    private static final int TRACK_ENTRY = 0xAE;
    private static final int TRACK_NUMBER = 0xD7;
    private static final int TRACK_TYPE = 0x83;
    private static final int CODEC_ID = 0x86;
    private static final int VIDEO = 0xE0;
    private static final int PIXEL_WIDTH = 0xB0;
    private static final int PIXEL_HEIGHT = 0xBA;

    /** More tracks than any recorder makes; further ones are left out. */
    private static final int MAX_TRACKS = 8;

    private static final long TYPE_VIDEO = 1;
    private static final long TYPE_AUDIO = 2;
    private static final long DEFAULT_TIMESTAMP_SCALE_NANOS = 1_000_000;

    private @Nullable SourceVideo video;
    private boolean audio;
    private boolean tracksSeen;
    private long timestampScaleNanos = DEFAULT_TIMESTAMP_SCALE_NANOS;
    private final Map<Long, MediaKind> kinds = new LinkedHashMap<>();

    private WebmHeader() {}

    static ContainerHeader cut(byte[] chunk) {
        WebmHeader header = new WebmHeader();
        int length = header.read(new EbmlReader(chunk, 0, chunk.length));
        if (!header.tracksSeen) {
            throw new UnsupportedMediaException("The WebM header announces no tracks.");
        }
        SourceTracks tracks = new SourceTracks(Optional.ofNullable(header.video), header.audio);
        return ContainerHeader.of(Container.WEBM, chunk, length, tracks, header.clocks());
    }

    private List<TrackClock> clocks() {
        double ticksPerSecond = 1e9 / timestampScaleNanos;
        return kinds.entrySet().stream()
                .map(track -> new TrackClock(track.getKey(), track.getValue(), ticksPerSecond))
                .toList();
    }

    /** Reads up to the first Cluster or the end and returns where that is. */
    private int read(EbmlReader file) {
        expectWebm(file);
        if (file.id() != SEGMENT) {
            throw new UnsupportedMediaException("The WebM has no Segment after its header.");
        }
        file.size();
        int end = file.position();
        while (file.hasMore()) {
            int id = file.id();
            if (id == CLUSTER) {
                return end;
            }
            long size = file.size();
            switch (id) {
                case TRACKS -> readTracks(file.content(size));
                case INFO -> readInfo(file.content(size));
                default -> file.skip(size);
            }
            end = file.position();
        }
        return end;
    }

    private static void expectWebm(EbmlReader file) {
        if (file.id() != EBML) {
            throw new UnsupportedMediaException("The first chunk is neither WebM nor MP4.");
        }
        EbmlReader header = file.content(file.size());
        while (header.hasMore()) {
            int id = header.id();
            long size = header.size();
            if (id != DOC_TYPE) {
                header.skip(size);
            } else {
                String type = header.content(size).text();
                if (!type.equals("webm") && !type.equals("matroska")) {
                    throw new UnsupportedMediaException("The container is no WebM or Matroska.");
                }
            }
        }
    }

    private void readInfo(EbmlReader info) {
        while (info.hasMore()) {
            int id = info.id();
            long size = info.size();
            if (id == TIMESTAMP_SCALE) {
                timestampScaleNanos = info.content(size).unsignedInteger();
            } else {
                info.skip(size);
            }
        }
        if (timestampScaleNanos < 1 || timestampScaleNanos > 1_000_000_000) {
            throw new UnsupportedMediaException("The WebM counts time in an impossible unit.");
        }
    }

    private void readTracks(EbmlReader tracks) {
        tracksSeen = true;
        while (tracks.hasMore()) {
            int id = tracks.id();
            long size = tracks.size();
            if (id == TRACK_ENTRY) {
                readTrack(tracks.content(size));
            } else {
                tracks.skip(size);
            }
        }
    }

    private void readTrack(EbmlReader entry) {
        long number = 0;
        long type = 0;
        String codec = "";
        int[] size = {0, 0};
        while (entry.hasMore()) {
            int id = entry.id();
            long bytes = entry.size();
            switch (id) {
                case TRACK_NUMBER -> number = entry.content(bytes).unsignedInteger();
                case TRACK_TYPE -> type = entry.content(bytes).unsignedInteger();
                case CODEC_ID -> codec = entry.content(bytes).text();
                case VIDEO -> size = pixelSize(entry.content(bytes));
                default -> entry.skip(bytes); // language, UID and the like: FFmpeg reads them itself
            }
        }
        if (type == TYPE_VIDEO && video == null && kinds.size() < MAX_TRACKS) {
            kinds.put(number, MediaKind.VIDEO);
            video = new SourceVideo(codec, size[0], size[1]);
        }
        if (type == TYPE_AUDIO && kinds.size() < MAX_TRACKS) {
            audio = true;
            kinds.put(number, MediaKind.AUDIO);
        }
    }

    private static int[] pixelSize(EbmlReader element) {
        int[] size = {0, 0};
        while (element.hasMore()) {
            int id = element.id();
            long bytes = element.size();
            switch (id) {
                case PIXEL_WIDTH -> size[0] = pixels(element.content(bytes));
                case PIXEL_HEIGHT -> size[1] = pixels(element.content(bytes));
                default -> element.skip(bytes);
            }
        }
        return size;
    }

    private static int pixels(EbmlReader number) {
        return (int) Math.min(number.unsignedInteger(), Integer.MAX_VALUE);
    }
}
