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
 * @param width of the picture in pixels, 0 for audio
 * @param height of the picture in pixels, 0 for audio
 */
public record TrackOutline(int id, MediaKind kind, int timescaleHz, String sampleEntryType, int width, int height) {

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
                video ? stsd.getShort(42) & 0xffff : 0);
    }

    private static int id(ByteBuffer tkhd) {
        MovieHeader.need(tkhd, 24, "tkhd");
        return tkhd.getInt(tkhd.get(0) == 1 ? 20 : 12);
    }
}
