package live.rostrum.fmp4;

/**
 * One access unit: a coded picture or an audio frame.
 *
 * @param dts decode time in ticks of the track's timescale
 * @param durationTicks how long it is shown, in the same ticks
 * @param compositionOffsetTicks presentation time minus decode time
 * @param sync whether decoding can begin here (ISO/IEC 14496-12 8.8.3.1, {@code sample_is_non_sync_sample} not set)
 * @param data the coded bytes, owned by the sample: nobody may change them
 */
public record Sample(long dts, int durationTicks, int compositionOffsetTicks, boolean sync, byte[] data) {

    /** Where the sample ends: the decode time of the next one if nothing is missing between. */
    public long endDts() {
        return dts + durationTicks;
    }

    /** The same sample at another decode time. */
    public Sample withDts(long newDts) {
        return new Sample(newDts, durationTicks, compositionOffsetTicks, sync, data);
    }
}
