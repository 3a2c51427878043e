package live.rostrum.fmp4;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a movie header says of one track, for any codec.
 *
 * @param kind video or audio
 * @param sampleEntryType four characters that name the codec, for example {@code avc1} or {@code Opus}
 * @param width of the picture in pixels, 0 for audio
 * @param height of the picture in pixels, 0 for audio
 */
public record TrackOutline(MediaKind kind, String sampleEntryType, int width, int height) {

    private static final int MAX_TRACKS = 8;

    /**
     * The video and audio tracks of a {@code moov} box; other tracks are left out.
     *
     * @param moov content of the box, without its header
     * @throws MalformedMediaException if it cannot be read
     */
    public static List<TrackOutline> of(ByteBuffer moov) {
        List<TrackOutline> tracks = new ArrayList<>();
        Boxes.forEach(moov, box -> {
            if (box.type().equals("trak") && tracks.size() < MAX_TRACKS) {
                MovieHeader.handlerKind(Boxes.require(box.content(), "mdia"))
                        .ifPresent(kind -> tracks.add(outline(kind, box.content())));
            }
        });
        return List.copyOf(tracks);
    }

    private static TrackOutline outline(MediaKind kind, ByteBuffer trak) {
        ByteBuffer minf = Boxes.require(Boxes.require(trak, "mdia"), "minf");
        ByteBuffer stsd = Boxes.require(Boxes.require(minf, "stbl"), "stsd");
        MovieHeader.need(stsd, 16, "stsd");
        if (kind == MediaKind.AUDIO) {
            return new TrackOutline(kind, Boxes.type(stsd, 12), 0, 0);
        }
        MovieHeader.need(stsd, 44, "stsd");
        return new TrackOutline(kind, Boxes.type(stsd, 12), stsd.getShort(40) & 0xffff, stsd.getShort(42) & 0xffff);
    }
}
