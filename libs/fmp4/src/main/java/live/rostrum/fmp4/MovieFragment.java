package live.rostrum.fmp4;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a {@code moof} box says of the samples in the {@code mdat} behind it (ISO/IEC 14496-12 8.8.4 to 8.8.12).
 *
 * <p>A few bytes can announce many samples, so none is made before its bytes are there.
 */
final class MovieFragment {

    private static final int NON_SYNC = 0x0001_0000;
    private static final int MAX_SAMPLES = 10_000;

    /** Half of what 64 bits hold: the durations of a fragment can be added without a second thought. */
    private static final long MAX_DECODE_TIME = Long.MAX_VALUE >> 1;

    /** One {@code trun}: its entries, of which each lacks the fields whose flag is not set. */
    private record Run(ByteBuffer entries, int flags, int count, int firstSampleFlags) {}

    interface Entries {
        void entry(long dts, int durationTicks, int sizeBytes, int compositionOffsetTicks, boolean sync);
    }

    private final Defaults defaults;
    private final long firstDts;
    private final List<Run> runs = new ArrayList<>();
    private int samples;
    private long totalBytes;

    private MovieFragment(Defaults defaults, long firstDts) {
        this.defaults = defaults;
        this.firstDts = firstDts;
    }

    static MovieFragment parse(ByteBuffer moof, MovieHeader header) {
        return ofTrack(
                Boxes.require(moof, "traf"),
                new Defaults(header.defaultDurationTicks(), header.defaultSizeBytes(), header.defaultFlags()));
    }

    /** Reads one {@code traf}. */
    static MovieFragment ofTrack(ByteBuffer traf, Defaults headersDefaults) {
        Defaults defaults = Defaults.parse(Boxes.require(traf, "tfhd"), headersDefaults);
        MovieFragment fragment = new MovieFragment(defaults, decodeTime(Boxes.require(traf, "tfdt")));
        Boxes.forEach(traf, "trun", fragment::addRun);
        fragment.forEach((dts, duration, size, offset, sync) -> fragment.totalBytes += size);
        return fragment;
    }

    /** What the {@code mdat} must hold. */
    long totalBytes() {
        return totalBytes;
    }

    /** Decode time of the first sample. */
    long firstDts() {
        return firstDts;
    }

    /** How many samples are announced. */
    int samples() {
        return samples;
    }

    /** Gives out the samples, in decode order, with their bytes. */
    void samples(ByteBuffer mdat, Consumer<Sample> sink) {
        forEach((dts, duration, size, offset, sync) -> {
            byte[] data = new byte[size];
            mdat.get(data);
            sink.accept(new Sample(dts, duration, offset, sync, data));
        });
    }

    static long decodeTime(ByteBuffer tfdt) {
        MovieHeader.need(tfdt, 8, "tfdt");
        boolean wide = tfdt.get(0) == 1;
        MovieHeader.need(tfdt, wide ? 12 : 8, "tfdt");
        long time = wide ? tfdt.getLong(4) : tfdt.getInt(4) & 0xffff_ffffL;
        if (time < 0 || time > MAX_DECODE_TIME) {
            throw new MalformedMediaException("tfdt: decode time " + Long.toUnsignedString(time));
        }
        return time;
    }

    private void addRun(ByteBuffer trun) {
        MovieHeader.need(trun, 8, "trun");
        int flags = trun.getInt() & 0xff_ffff;
        int count = trun.getInt();
        if (count < 0 || samples + count > MAX_SAMPLES) {
            throw new MalformedMediaException("trun: " + count + " samples");
        }
        if ((flags & 0x1) != 0) {
            next(trun);
        }
        int firstSampleFlags = (flags & 0x4) != 0 ? next(trun) : defaults.flags();
        byte[] entries = new byte[trun.remaining()];
        trun.get(entries);
        samples += count;
        runs.add(new Run(ByteBuffer.wrap(entries), flags, count, firstSampleFlags));
    }

    /** Gives out what is said of each sample, in decode order. */
    void forEach(Entries visitor) {
        long dts = firstDts;
        for (Run run : runs) {
            dts = forEach(run, dts, visitor);
        }
    }

    private long forEach(Run run, long runDts, Entries visitor) {
        ByteBuffer entries = run.entries().rewind();
        int flags = run.flags();
        long dts = runDts;
        for (int i = 0; i < run.count(); i++) {
            int duration = (flags & 0x100) != 0 ? next(entries) : defaults.durationTicks();
            int size = (flags & 0x200) != 0 ? next(entries) : defaults.sizeBytes();
            int sampleFlags = (flags & 0x400) != 0 ? next(entries) : i == 0 ? run.firstSampleFlags() : defaults.flags();
            int offset = (flags & 0x800) != 0 ? next(entries) : 0;
            if (duration < 0 || size <= 0) {
                throw new MalformedMediaException("trun: sample of " + size + " bytes and " + duration + " ticks");
            }
            visitor.entry(dts, duration, size, offset, (sampleFlags & NON_SYNC) == 0);
            dts += duration;
        }
        return dts;
    }

    private static int next(ByteBuffer trun) {
        MovieHeader.need(trun, 4, "trun");
        return trun.getInt();
    }

    /** What holds for samples of which a fragment says nothing (ISO/IEC 14496-12 8.8.3, 8.8.7). */
    record Defaults(int durationTicks, int sizeBytes, int flags) {

        static final Defaults NONE = new Defaults(0, 0, 0);

        static Defaults parse(ByteBuffer tfhd, Defaults header) {
            MovieHeader.need(tfhd, 8, "tfhd");
            int present = tfhd.getInt() & 0xff_ffff;
            skip(tfhd, 4);
            skip(tfhd, (present & 0x1) != 0 ? 8 : 0);
            skip(tfhd, (present & 0x2) != 0 ? 4 : 0);
            return new Defaults(
                    (present & 0x8) != 0 ? next(tfhd) : header.durationTicks(),
                    (present & 0x10) != 0 ? next(tfhd) : header.sizeBytes(),
                    (present & 0x20) != 0 ? next(tfhd) : header.flags());
        }

        private static void skip(ByteBuffer tfhd, int bytes) {
            MovieHeader.need(tfhd, bytes, "tfhd");
            tfhd.position(tfhd.position() + bytes);
        }
    }
}
