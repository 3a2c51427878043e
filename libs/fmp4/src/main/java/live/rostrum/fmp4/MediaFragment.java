package live.rostrum.fmp4;

import java.util.List;

/** Writes one {@code moof} with its {@code mdat}: a CMAF chunk, in HLS a part (ISO/IEC 14496-12 8.8, ISO/IEC 23000-19 7.3.2.3). */
public final class MediaFragment {

    private static final int TRACK_ID = 1;
    private static final int DEFAULT_BASE_IS_MOOF = 0x02_0000;
    private static final int FLAGS_SYNC = 0x0200_0000;
    private static final int FLAGS_NON_SYNC = 0x0101_0000;
    private static final int RUN_HAS_OFFSET_DURATION_SIZE_FLAGS_COMPOSITION = 0x1 | 0x100 | 0x200 | 0x400 | 0x800;
    private static final int BYTES_BEFORE_TRACKS = 32;
    private static final int BYTES_A_TRACK = 80;
    private static final int BYTES_A_SAMPLE = 16;

    private MediaFragment() {}

    /**
     * The bytes of a fragment of a header with one track.
     *
     * @param sequenceNumber of the {@code mfhd}; grows within a rendition
     * @param samples at least one, in decode order and without holes
     */
    public static byte[] write(long sequenceNumber, List<Sample> samples) {
        return writeTracks(sequenceNumber, List.of(new TrackSamples(TRACK_ID, samples)));
    }

    /**
     * The bytes of a fragment of several tracks; the {@code mdat} holds one track's samples after the other's.
     *
     * @param sequenceNumber of the {@code mfhd}; grows within a rendition
     * @param tracks at least one
     */
    public static byte[] writeTracks(long sequenceNumber, List<TrackSamples> tracks) {
        if (tracks.isEmpty()) {
            throw new IllegalArgumentException("A fragment has at least one track");
        }
        BoxWriter out = new BoxWriter(expectedBytes(tracks));
        int[] dataOffsetPositions = new int[tracks.size()];
        out.box("moof", () -> {
            out.fullBox("mfhd", 0, 0, () -> out.u32((int) sequenceNumber));
            for (int i = 0; i < dataOffsetPositions.length; i++) {
                dataOffsetPositions[i] = track(out, tracks.get(i));
            }
        });
        int dataOffset = out.position() + Boxes.HEADER_BYTES;
        for (int i = 0; i < dataOffsetPositions.length; i++) {
            out.patch32(dataOffsetPositions[i], dataOffset);
            dataOffset += tracks.get(i).dataBytes();
        }
        out.box("mdat", () -> tracks.forEach(track -> track.samples().forEach(sample -> out.raw(sample.data()))));
        return out.toByteArray();
    }

    private static int expectedBytes(List<TrackSamples> tracks) {
        int bytes = BYTES_BEFORE_TRACKS;
        for (TrackSamples track : tracks) {
            bytes += BYTES_A_TRACK + track.samples().size() * BYTES_A_SAMPLE + track.dataBytes();
        }
        return bytes;
    }

    /** Writes a {@code traf} and says where its data offset is to be put. */
    private static int track(BoxWriter out, TrackSamples track) {
        List<Sample> samples = track.samples();
        int[] dataOffsetPosition = {0};
        out.box("traf", () -> {
            out.fullBox("tfhd", 0, DEFAULT_BASE_IS_MOOF, () -> out.u32(track.trackId()));
            out.fullBox("tfdt", 1, 0, () -> out.u64(samples.getFirst().dts()));
            out.fullBox("trun", 1, RUN_HAS_OFFSET_DURATION_SIZE_FLAGS_COMPOSITION, () -> {
                out.u32(samples.size());
                dataOffsetPosition[0] = out.position();
                out.u32(0);
                samples.forEach(sample -> describe(out, sample));
            });
        });
        return dataOffsetPosition[0];
    }

    private static void describe(BoxWriter out, Sample sample) {
        out.u32(sample.durationTicks())
                .u32(sample.data().length)
                .u32(sample.sync() ? FLAGS_SYNC : FLAGS_NON_SYNC)
                .u32(sample.compositionOffsetTicks());
    }
}
