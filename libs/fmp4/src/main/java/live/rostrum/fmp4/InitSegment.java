package live.rostrum.fmp4;

/**
 * Writes a CMAF header: what a player must read before the segments (ISO/IEC 14496-12 8.1, ISO/IEC 23000-19 7.3.1; in HLS the EXT-X-MAP, RFC 8216 4.3.2.5).
 */
public final class InitSegment {

    private static final int TRACK_ID = 1;
    private static final int EXPECTED_BYTES = 1024;
    private static final int UNDETERMINED_LANGUAGE = 0x55c4;

    private final TrackDescription track;
    private final BoxWriter out = new BoxWriter(EXPECTED_BYTES);

    private InitSegment(TrackDescription track) {
        this.track = track;
    }

    /** The bytes of the header of this track. */
    public static byte[] write(TrackDescription track) {
        return new InitSegment(track).bytes();
    }

    private byte[] bytes() {
        out.box(
                "ftyp",
                () -> out.ascii("iso6").u32(0).ascii("iso6").ascii("cmfc").ascii("mp41"));
        out.box("moov", () -> {
            movieHeader();
            out.box("trak", () -> {
                trackHeader();
                out.box("mdia", this::media);
            });
            out.box(
                    "mvex",
                    () -> out.fullBox(
                            "trex", 0, 0, () -> out.u32(TRACK_ID).u32(1).zeros(12)));
        });
        return out.toByteArray();
    }

    private void movieHeader() {
        out.fullBox("mvhd", 0, 0, () -> {
            out.zeros(8)
                    .u32(track.timescaleHz())
                    .u32(0)
                    .u32(0x0001_0000)
                    .u16(0x0100)
                    .zeros(10);
            identityMatrix();
            out.zeros(24).u32(TRACK_ID + 1);
        });
    }

    private void trackHeader() {
        int enabledInMovie = 0x3;
        out.fullBox("tkhd", 0, enabledInMovie, () -> {
            out.zeros(8).u32(TRACK_ID).zeros(8).zeros(12);
            out.u16(track.kind() == MediaKind.AUDIO ? 0x0100 : 0).u16(0);
            identityMatrix();
            out.u32(track.width() << 16).u32(track.height() << 16);
        });
    }

    private void media() {
        boolean video = track.kind() == MediaKind.VIDEO;
        out.fullBox(
                "mdhd",
                0,
                0,
                () -> out.zeros(8)
                        .u32(track.timescaleHz())
                        .u32(0)
                        .u16(UNDETERMINED_LANGUAGE)
                        .u16(0));
        out.fullBox(
                "hdlr",
                0,
                0,
                () -> out.u32(0)
                        .ascii(track.kind().handlerType())
                        .zeros(12)
                        .ascii(video ? "Video" : "Audio")
                        .u8(0));
        out.box("minf", () -> {
            if (video) {
                out.fullBox("vmhd", 0, 1, () -> out.zeros(8));
            } else {
                out.fullBox("smhd", 0, 0, () -> out.zeros(4));
            }
            out.box("dinf", () -> out.fullBox("dref", 0, 0, () -> out.u32(1).fullBox("url ", 0, 1, () -> {})));
            out.box("stbl", this::sampleTable);
        });
    }

    private void sampleTable() {
        out.fullBox("stsd", 0, 0, () -> out.u32(1).raw(track.sampleEntry()));
        out.fullBox("stts", 0, 0, () -> out.u32(0));
        out.fullBox("stsc", 0, 0, () -> out.u32(0));
        out.fullBox("stsz", 0, 0, () -> out.zeros(8));
        out.fullBox("stco", 0, 0, () -> out.u32(0));
    }

    private void identityMatrix() {
        out.u32(0x0001_0000).zeros(12).u32(0x0001_0000).zeros(12).u32(0x4000_0000);
    }
}
