package live.rostrum.ingest.container;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import live.rostrum.fmp4.FragmentStart;
import live.rostrum.fmp4.MalformedMediaException;

/** Finds the {@code moof} boxes (ISO/IEC 14496-12 8.8.4): MediaRecorder begins one with each key frame. */
final class Mp4Scanner extends AccessPointScanner {

    private static final int HEAD_BYTES = 8;
    private static final int LONG_HEAD_BYTES = 16;
    private static final int MOOF = 0x6d6f6f66;
    private static final int MFHD = 0x6d666864;
    private static final long LARGEST_MOOF_BYTES = 1024 * 1024;
    private static final long LARGEST_BOX_BYTES = 256L * 1024 * 1024;

    private final List<TrackClock> clocks;

    Mp4Scanner(List<TrackClock> clocks, Consumer<AccessPoint> found) {
        super(found);
        this.clocks = clocks;
    }

    @Override
    void reset() {
        // a box is read whole or not at all
    }

    @Override
    public long openFrom() {
        return position();
    }

    @Override
    int resyncs(int index) {
        if (available() - index < LONG_HEAD_BYTES) {
            return -1;
        }
        long size = u32(index);
        boolean fragment = u32(index + 4) == MOOF && u32(index + 12) == MFHD;
        return fragment && size > LONG_HEAD_BYTES && size <= LARGEST_MOOF_BYTES ? 1 : 0;
    }

    @Override
    boolean step() {
        if (available() < HEAD_BYTES) {
            return false;
        }
        long size = u32(0);
        boolean longSize = size == 1;
        if (longSize && available() < LONG_HEAD_BYTES) {
            return false;
        }
        if (longSize) {
            size = u32(8) << 32 | u32(12);
        }
        boolean fragment = u32(4) == MOOF;
        if (size < (longSize ? LONG_HEAD_BYTES : HEAD_BYTES)
                || size > (fragment ? LARGEST_MOOF_BYTES : LARGEST_BOX_BYTES)) {
            confused();
            return true;
        }
        if (fragment && available() < size) {
            return false;
        }
        if (fragment) {
            fragment(ByteBuffer.wrap(peek((int) size)).slice(HEAD_BYTES, (int) size - HEAD_BYTES));
        }
        skip(size);
        return true;
    }

    private void fragment(ByteBuffer moof) {
        try {
            Map<Integer, Long> times = FragmentStart.decodeTimes(moof);
            OptionalDouble seconds = clocks.stream()
                    .filter(clock -> times.containsKey((int) clock.id()))
                    .mapToDouble(clock -> times.getOrDefault((int) clock.id(), 0L) / clock.ticksPerSecond())
                    .min();
            if (seconds.isPresent()) {
                Duration time = Duration.ofNanos((long) (seconds.getAsDouble() * 1e9));
                emit(new AccessPoint(position(), time, time));
            }
        } catch (MalformedMediaException e) {
            // FFmpeg may make sense of it; decoding does not begin here
        }
    }

    private long u32(int index) {
        return (long) unsigned(index) << 24
                | (long) unsigned(index + 1) << 16
                | (long) unsigned(index + 2) << 8
                | unsigned(index + 3);
    }
}
