package live.rostrum.fmp4;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a CMAF header: what a player must read before the segments (ISO/IEC 14496-12 8.1, ISO/IEC 23000-19 7.3.1; in HLS the EXT-X-MAP, RFC 8216 4.3.2.5).
 */
public final class InitSegment {

    private static final int EXPECTED_BYTES = 1024;

    private final List<TrackDescription> tracks;
    private final BoxWriter out = new BoxWriter(EXPECTED_BYTES);

    private InitSegment(List<TrackDescription> tracks) {
        this.tracks = tracks;
    }

    /** The bytes of the header of this track. */
    public static byte[] write(TrackDescription track) {
        return writeTracks(List.of(track));
    }

    /** The bytes of the header of these tracks, at least one; fragments name them by their place, from 1. */
    public static byte[] writeTracks(List<TrackDescription> tracks) {
        if (tracks.isEmpty()) {
            throw new IllegalArgumentException("A header has at least one track");
        }
        return new InitSegment(tracks).bytes();
    }

    /**
     * The tracks of a header that was written here, in order.
     *
     * @throws MalformedMediaException if it is none
     */
    public static List<TrackDescription> read(byte[] header) {
        List<TrackDescription> found = new ArrayList<>();
        Boxes.forEach(Boxes.require(ByteBuffer.wrap(header), "moov"), "trak", trak -> {
            if (found.size() == TrackOutline.MAX_TRACKS) {
                throw new MalformedMediaException("moov: more than " + TrackOutline.MAX_TRACKS + " tracks");
            }
            found.add(MovieHeader.track(trak));
        });
        return List.copyOf(found);
    }

    private byte[] bytes() {
        out.box(
                "ftyp",
                () -> out.ascii("iso6").u32(0).ascii("iso6").ascii("cmfc").ascii("mp41"));
        out.box("moov", () -> {
            movieHeader();
            for (int id = 1; id <= tracks.size(); id++) {
                track(id, tracks.get(id - 1));
            }
            out.box("mvex", this::fragmentDefaults);
        });
        return out.toByteArray();
    }

    private void movieHeader() {
        out.fullBox("mvhd", 0, 0, () -> {
            out.zeros(8)
                    .u32(tracks.getFirst().timescaleHz())
                    .u32(0)
                    .u32(0x0001_0000)
                    .u16(0x0100)
                    .zeros(10);
            TrackBoxes.identityMatrix(out);
            out.zeros(24).u32(tracks.size() + 1);
        });
    }

    private void fragmentDefaults() {
        for (int id = 1; id <= tracks.size(); id++) {
            int trackId = id;
            out.fullBox("trex", 0, 0, () -> out.u32(trackId).u32(1).zeros(12));
        }
    }

    private void track(int id, TrackDescription track) {
        out.box("trak", () -> {
            trackHeader(id, track);
            out.box("mdia", () -> media(track));
        });
    }

    private void trackHeader(int id, TrackDescription track) {
        int enabledInMovie = 0x3;
        out.fullBox("tkhd", 0, enabledInMovie, () -> {
            out.zeros(8).u32(id).zeros(8).zeros(12);
            out.u16(track.kind() == MediaKind.AUDIO ? 0x0100 : 0).u16(0);
            TrackBoxes.identityMatrix(out);
            out.u32(track.width() << 16).u32(track.height() << 16);
        });
    }

    private void media(TrackDescription track) {
        out.fullBox(
                "mdhd",
                0,
                0,
                () -> out.zeros(8)
                        .u32(track.timescaleHz())
                        .u32(0)
                        .u16(TrackBoxes.UNDETERMINED_LANGUAGE)
                        .u16(0));
        TrackBoxes.handler(out, track.kind());
        out.box("minf", () -> {
            TrackBoxes.mediaInformation(out, track.kind());
            out.box("stbl", () -> sampleTable(track));
        });
    }

    private void sampleTable(TrackDescription track) {
        out.fullBox("stsd", 0, 0, () -> out.u32(1).raw(track.sampleEntry()));
        out.fullBox("stts", 0, 0, () -> out.u32(0));
        out.fullBox("stsc", 0, 0, () -> out.u32(0));
        out.fullBox("stsz", 0, 0, () -> out.zeros(8));
        out.fullBox("stco", 0, 0, () -> out.u32(0));
    }
}
