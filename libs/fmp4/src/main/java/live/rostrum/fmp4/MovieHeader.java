package live.rostrum.fmp4;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the {@code moov} box of a single-track file says: the track, its id, and the defaults of its fragments ({@code trex}).
 *
 * @param track the one track
 * @param defaultDurationTicks of a sample that carries none
 * @param defaultSizeBytes of a sample that carries none
 * @param defaultFlags of a sample that carries none
 */
record MovieHeader(TrackDescription track, int defaultDurationTicks, int defaultSizeBytes, int defaultFlags) {

    static MovieHeader parse(ByteBuffer moov) {
        ByteBuffer trex = Boxes.require(Boxes.require(moov, "mvex"), "trex");
        need(trex, 24, "trex");
        return new MovieHeader(track(Boxes.require(moov, "trak")), trex.getInt(12), trex.getInt(16), trex.getInt(20));
    }

    /** What a {@code trak} says. */
    static TrackDescription track(ByteBuffer trak) {
        ByteBuffer mdia = Boxes.require(trak, "mdia");
        ByteBuffer stsd = Boxes.require(Boxes.require(Boxes.require(mdia, "minf"), "stbl"), "stsd");
        return track(timescale(Boxes.require(mdia, "mdhd")), kind(mdia), stsd);
    }

    private static TrackDescription track(int timescaleHz, MediaKind kind, ByteBuffer stsd) {
        need(stsd, 16, "stsd");
        int size = stsd.getInt(8);
        if (size < 16 || size > stsd.remaining() - 8) {
            throw new MalformedMediaException("stsd: sample entry of " + size + " bytes");
        }
        byte[] entry = new byte[size];
        stsd.get(8, entry);
        ByteBuffer content = ByteBuffer.wrap(entry, Boxes.HEADER_BYTES, size - Boxes.HEADER_BYTES)
                .slice();
        String codec = CodecStrings.of(Boxes.type(stsd, 12), content);
        boolean video = kind == MediaKind.VIDEO;
        return new TrackDescription(
                kind,
                timescaleHz,
                entry,
                codec,
                video ? content.getShort(24) & 0xffff : 0,
                video ? content.getShort(26) & 0xffff : 0);
    }

    static int timescale(ByteBuffer mdhd) {
        need(mdhd, 24, "mdhd");
        return mdhd.getInt(mdhd.get(0) == 1 ? 20 : 12);
    }

    private static MediaKind kind(ByteBuffer mdia) {
        return handlerKind(mdia).orElseThrow(() -> new MalformedMediaException("hdlr: neither picture nor sound"));
    }

    /** What the {@code hdlr} of a {@code mdia} box says; empty for text, metadata and the like. */
    static Optional<MediaKind> handlerKind(ByteBuffer mdia) {
        ByteBuffer hdlr = Boxes.require(mdia, "hdlr");
        need(hdlr, 12, "hdlr");
        String handler = Boxes.type(hdlr, 8);
        return Arrays.stream(MediaKind.values())
                .filter(kind -> kind.handlerType().equals(handler))
                .findFirst();
    }

    static void need(ByteBuffer box, int bytes, String type) {
        if (box.remaining() < bytes) {
            throw new MalformedMediaException(type + ": " + box.remaining() + " bytes, " + bytes + " needed");
        }
    }
}
