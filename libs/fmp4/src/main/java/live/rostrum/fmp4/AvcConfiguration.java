package live.rostrum.fmp4;

import java.nio.ByteBuffer;

/**
 * The decoder configuration of an H.264 track (ISO/IEC 14496-15 5.3.3.1).
 *
 * @param profile {@code AVCProfileIndication}, for example 66 for Baseline
 * @param lengthBytes how many bytes give the length of each NAL unit in a sample
 * @param parameterSets all sequence and picture parameter sets, each with its length before it, as they may stand in a sample
 */
public record AvcConfiguration(int profile, int lengthBytes, byte[] parameterSets) {

    private static final int VISUAL_ENTRY_BYTES = 78;
    private static final int HIGH = 100;
    private static final int MAIN = 77;
    private static final int BASELINE = 66;
    private static final int SEQUENCE_PARAMETER_SET = 7;
    private static final int PICTURE_PARAMETER_SET = 8;

    /**
     * Reads it from a track's sample entry.
     *
     * @throws MalformedMediaException if the track is no H.264 or its entry is broken
     */
    public static AvcConfiguration of(TrackDescription track) {
        ByteBuffer entry = ByteBuffer.wrap(track.sampleEntry());
        int fixed = Boxes.HEADER_BYTES + VISUAL_ENTRY_BYTES;
        if (track.kind() != MediaKind.VIDEO || entry.remaining() < fixed) {
            throw new MalformedMediaException("avcC: not in " + track);
        }
        ByteBuffer avcC = Boxes.require(entry.slice(fixed, entry.remaining() - fixed), "avcC");
        MovieHeader.need(avcC, 7, "avcC");
        int lengthBytes = (avcC.get(4) & 3) + 1;
        int profile = avcC.get(1) & 0xff;
        BoxWriter sets = new BoxWriter(avcC.remaining() + 16);
        avcC.position(5);
        copy(avcC, avcC.get() & 0x1f, lengthBytes, sets);
        MovieHeader.need(avcC, 1, "avcC");
        copy(avcC, avcC.get() & 0xff, lengthBytes, sets);
        return new AvcConfiguration(profile, lengthBytes, sets.toByteArray());
    }

    /** Whether every decoder of browsers takes it: 8 bits, 4:2:0 (Baseline, Main, or High; ITU-T H.264 A.2). */
    public boolean isCommon() {
        return profile == BASELINE || profile == MAIN || profile == HIGH;
    }

    /** A sample that begins with parameter sets: the same one if it has them, else with ours before it. */
    public byte[] withParameterSets(byte[] sample) {
        if (has(sample, SEQUENCE_PARAMETER_SET) && has(sample, PICTURE_PARAMETER_SET)) {
            return sample;
        }
        byte[] longer = new byte[parameterSets.length + sample.length];
        System.arraycopy(parameterSets, 0, longer, 0, parameterSets.length);
        System.arraycopy(sample, 0, longer, parameterSets.length, sample.length);
        return longer;
    }

    private boolean has(byte[] sample, int nalUnitType) {
        long position = 0;
        while (position + lengthBytes < sample.length) {
            long length = 0;
            for (int i = 0; i < lengthBytes; i++) {
                length = length << 8 | (sample[(int) position + i] & 0xff);
            }
            if ((sample[(int) position + lengthBytes] & 0x1f) == nalUnitType) {
                return true;
            }
            position += lengthBytes + length;
        }
        return false;
    }

    private static void copy(ByteBuffer avcC, int count, int lengthBytes, BoxWriter sets) {
        for (int i = 0; i < count; i++) {
            MovieHeader.need(avcC, 2, "avcC");
            int length = avcC.getShort() & 0xffff;
            MovieHeader.need(avcC, length, "avcC");
            byte[] set = new byte[length];
            avcC.get(set);
            for (int shift = 8 * (lengthBytes - 1); shift >= 0; shift -= 8) {
                sets.u8(shift > 24 ? 0 : length >> shift);
            }
            sets.raw(set);
        }
    }
}
