package live.rostrum.fmp4;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The samples that a {@code moof} box announces, still without their bytes (ISO/IEC 14496-12 8.8.4 to 8.8.12).
 *
 * @param samples in decode order
 * @param sizesBytes of each sample in the {@code mdat} that follows
 */
record MovieFragment(List<Sample> samples, List<Integer> sizesBytes) {

    private static final byte[] NO_BYTES = {};
    private static final int NON_SYNC = 0x0001_0000;
    private static final int MAX_SAMPLES = 10_000;

    static MovieFragment parse(ByteBuffer moof, MovieHeader header) {
        ByteBuffer traf = Boxes.require(moof, "traf");
        Defaults defaults = Defaults.parse(Boxes.require(traf, "tfhd"), header);
        MovieFragment fragment = new MovieFragment(new ArrayList<>(), new ArrayList<>());
        long[] dts = {decodeTime(Boxes.require(traf, "tfdt"))};
        Boxes.forEach(traf, box -> {
            if (box.type().equals("trun")) {
                dts[0] = fragment.addRun(box.content(), defaults, dts[0]);
            }
        });
        return fragment;
    }

    int totalBytes() {
        return sizesBytes.stream().mapToInt(Integer::intValue).sum();
    }

    static long decodeTime(ByteBuffer tfdt) {
        MovieHeader.need(tfdt, 8, "tfdt");
        boolean wide = tfdt.get(0) == 1;
        MovieHeader.need(tfdt, wide ? 12 : 8, "tfdt");
        return wide ? tfdt.getLong(4) : tfdt.getInt(4) & 0xffff_ffffL;
    }

    private long addRun(ByteBuffer trun, Defaults defaults, long firstDts) {
        MovieHeader.need(trun, 8, "trun");
        int flags = trun.getInt() & 0xff_ffff;
        int count = trun.getInt();
        if (count < 0 || samples.size() + count > MAX_SAMPLES) {
            throw new MalformedMediaException("trun: " + count + " samples");
        }
        int firstFlags = defaults.flags();
        if ((flags & 0x1) != 0) {
            next(trun);
        }
        if ((flags & 0x4) != 0) {
            firstFlags = next(trun);
        }
        long dts = firstDts;
        for (int i = 0; i < count; i++) {
            int duration = (flags & 0x100) != 0 ? next(trun) : defaults.durationTicks();
            int size = (flags & 0x200) != 0 ? next(trun) : defaults.sizeBytes();
            int sampleFlags = (flags & 0x400) != 0 ? next(trun) : i == 0 ? firstFlags : defaults.flags();
            int offset = (flags & 0x800) != 0 ? next(trun) : 0;
            if (duration < 0 || size < 0) {
                throw new MalformedMediaException("trun: sample of " + size + " bytes and " + duration + " ticks");
            }
            samples.add(new Sample(dts, duration, offset, (sampleFlags & NON_SYNC) == 0, NO_BYTES));
            sizesBytes.add(size);
            dts += duration;
        }
        return dts;
    }

    private static int next(ByteBuffer trun) {
        MovieHeader.need(trun, 4, "trun");
        return trun.getInt();
    }

    private record Defaults(int durationTicks, int sizeBytes, int flags) {

        static Defaults parse(ByteBuffer tfhd, MovieHeader header) {
            MovieHeader.need(tfhd, 8, "tfhd");
            int present = tfhd.getInt() & 0xff_ffff;
            skip(tfhd, 4);
            skip(tfhd, (present & 0x1) != 0 ? 8 : 0);
            skip(tfhd, (present & 0x2) != 0 ? 4 : 0);
            return new Defaults(
                    (present & 0x8) != 0 ? next(tfhd) : header.defaultDurationTicks(),
                    (present & 0x10) != 0 ? next(tfhd) : header.defaultSizeBytes(),
                    (present & 0x20) != 0 ? next(tfhd) : header.defaultFlags());
        }

        private static void skip(ByteBuffer tfhd, int bytes) {
            MovieHeader.need(tfhd, bytes, "tfhd");
            tfhd.position(tfhd.position() + bytes);
        }
    }
}
