package live.rostrum.fmp4;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a movie header says of one track, for any codec.
 *
 * @param id that fragments name it by
 * @param kind video or audio
 * @param timescaleHz ticks a second
 * @param sampleEntryType four characters that name the codec, for example {@code avc1} or {@code Opus}
 * @param width of the picture in pixels as it is coded, 0 for audio
 * @param height of the picture in pixels as it is coded, 0 for audio
 * @param turn what a player does with the picture before it shows it
 */
public record TrackOutline(
        int id, MediaKind kind, int timescaleHz, String sampleEntryType, int width, int height, Turn turn) {

    /** More tracks than any recorder makes; the rest is left out. */
    static final int MAX_TRACKS = 8;

    /**
     * The video and audio tracks of a {@code moov} box; other tracks are left out.
     *
     * @param moov content of the box, without its header
     * @throws MalformedMediaException if it cannot be read
     */
    public static List<TrackOutline> of(ByteBuffer moov) {
        List<TrackOutline> tracks = new ArrayList<>();
        Boxes.forEach(moov, "trak", trak -> {
            if (tracks.size() < MAX_TRACKS) {
                MovieHeader.handlerKind(Boxes.require(trak, "mdia")).ifPresent(kind -> tracks.add(outline(kind, trak)));
            }
        });
        return List.copyOf(tracks);
    }

    private static TrackOutline outline(MediaKind kind, ByteBuffer trak) {
        ByteBuffer mdia = Boxes.require(trak, "mdia");
        ByteBuffer stsd = Boxes.require(Boxes.require(Boxes.require(mdia, "minf"), "stbl"), "stsd");
        boolean video = kind == MediaKind.VIDEO;
        MovieHeader.need(stsd, video ? 44 : 16, "stsd");
        return new TrackOutline(
                id(Boxes.require(trak, "tkhd")),
                kind,
                MovieHeader.timescale(Boxes.require(mdia, "mdhd")),
                Boxes.type(stsd, 12),
                video ? stsd.getShort(40) & 0xffff : 0,
                video ? stsd.getShort(42) & 0xffff : 0,
                Turn.of(Boxes.require(trak, "tkhd")));
    }

    private static int id(ByteBuffer tkhd) {
        MovieHeader.need(tkhd, 24, "tkhd");
        return tkhd.getInt(tkhd.get(0) == 1 ? 20 : 12);
    }

    /** The matrix of a track header (ISO/IEC 14496-12 8.3.2), as far as it matters to the picture's shape. */
    public enum Turn {
        /** Shown as it is coded. */
        NONE,
        /** Width and height change places: a phone was held upright. */
        QUARTER,
        /** Turned by half, mirrored, or anything else that leaves width and height in their places. */
        OTHER;

        private static final int MATRIX_BYTES = 36;
        private static final int ONE = 0x0001_0000;

        private static Turn of(ByteBuffer tkhd) {
            MovieHeader.need(tkhd, 24, "tkhd");
            int matrix = tkhd.get(0) == 1 ? 52 : 40;
            if (tkhd.remaining() < matrix + MATRIX_BYTES) {
                return NONE;
            }
            int a = tkhd.getInt(matrix);
            int b = tkhd.getInt(matrix + 4);
            int c = tkhd.getInt(matrix + 12);
            int d = tkhd.getInt(matrix + 16);
            if (a == 0 && d == 0 && b != 0 && c != 0) {
                return QUARTER;
            }
            return a == ONE && b == 0 && c == 0 && d == ONE ? NONE : OTHER;
        }
    }
}
