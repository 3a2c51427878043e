package live.rostrum.ingest.container;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import live.rostrum.fmp4.MediaKind;

/**
 * Finds Clusters with a key frame in them (RFC 9559 5.1.3); every Cluster if there is only sound.
 *
 * <p>MediaRecorder begins a Cluster with each blob and with each key frame, and gives none of them a size. FFmpeg begins one by time, and a key frame may
 * stand anywhere in it.
 */
final class WebmScanner extends AccessPointScanner {

    private static final int SEGMENT = 0x18538067;
    private static final int CLUSTER = 0x1F43B675;
    private static final int TIMESTAMP = 0xE7;
    private static final int CHECKSUM = 0xBF;
    private static final int SIMPLE_BLOCK = 0xA3;
    private static final int BLOCK_GROUP = 0xA0;
    private static final int BLOCK = 0xA1;

    private static final int CLUSTER_ID_BYTES = 4;
    private static final int LONGEST_HEAD_BYTES = 12;
    private static final int BLOCK_HEAD_BYTES = 11;
    private static final int KEY_FRAME = 0x80;
    private static final long LARGEST_ELEMENT_BYTES = 64L * 1024 * 1024;

    private final OptionalLong videoTrack;
    private final double ticksPerSecond;

    private long clusterOffset = -1;
    private long clusterTicks;
    private long firstTicks;
    private boolean blockSeen;
    private boolean decided = true;

    WebmScanner(List<TrackClock> clocks, Consumer<AccessPoint> found) {
        super(found);
        this.videoTrack = clocks.stream()
                .filter(clock -> clock.kind() == MediaKind.VIDEO)
                .mapToLong(TrackClock::id)
                .findFirst();
        this.ticksPerSecond = clocks.getFirst().ticksPerSecond();
    }

    @Override
    void reset() {
        clusterOffset = -1;
        decided = true;
    }

    @Override
    public long openFrom() {
        return clusterOffset >= 0 && !decided ? clusterOffset : position();
    }

    @Override
    int resyncs(int index) {
        for (int i = 0; i < CLUSTER_ID_BYTES; i++) {
            if (index + i >= available()) {
                return -1;
            }
            if (unsigned(index + i) != (CLUSTER >>> (24 - 8 * i) & 0xff)) {
                return 0;
            }
        }
        int sizeAt = index + CLUSTER_ID_BYTES;
        if (sizeAt >= available()) {
            return -1;
        }
        int firstAt = sizeAt + width(unsigned(sizeAt));
        if (firstAt >= available()) {
            return -1;
        }
        // A checksum, where there is one, stands before everything else (RFC 8794 11.3.1).
        int first = unsigned(firstAt);
        return first == TIMESTAMP || first == CHECKSUM ? 1 : 0;
    }

    @Override
    boolean step() {
        int idBytes = width(unsigned(0));
        int sizeBytes = available() > idBytes ? width(unsigned(idBytes)) : 0;
        if (idBytes > 4 || sizeBytes > 8) {
            confused();
            return true;
        }
        int head = idBytes + sizeBytes;
        if (sizeBytes == 0 || available() < head) {
            return false;
        }
        int id = (int) number(0, idBytes, false);
        long size = number(idBytes, sizeBytes, true);
        boolean unknownSize = size == (1L << (7 * sizeBytes)) - 1;
        return switch (id) {
            case SEGMENT, BLOCK_GROUP -> descend(head);
            case CLUSTER -> cluster(head);
            case TIMESTAMP -> timestamp(head, size);
            case SIMPLE_BLOCK, BLOCK -> block(id, head, size);
            default -> other(head, unknownSize ? Long.MAX_VALUE : size);
        };
    }

    private boolean descend(int head) {
        consume(head);
        return true;
    }

    private boolean cluster(int head) {
        clusterOffset = position();
        blockSeen = false;
        decided = false;
        clusterTicks = 0;
        return descend(head);
    }

    private boolean timestamp(int head, long size) {
        if (size > 8) {
            confused();
            return true;
        }
        if (available() < head + size) {
            return false;
        }
        clusterTicks = number(head, (int) size, false);
        consume(head + (int) size);
        return true;
    }

    private boolean block(int id, int head, long size) {
        if (size < 4 || size > LARGEST_ELEMENT_BYTES) {
            confused();
            return true;
        }
        if (available() < Math.min(head + size, LONGEST_HEAD_BYTES + BLOCK_HEAD_BYTES)) {
            return false;
        }
        int trackBytes = width(unsigned(head));
        if (trackBytes > 8 || trackBytes + 3 > size) {
            confused();
            return true;
        }
        if (!decided) {
            long track = number(head, trackBytes, true);
            short relativeTicks = (short) number(head + trackBytes, 2, false);
            boolean key = id == SIMPLE_BLOCK && (unsigned(head + trackBytes + 2) & KEY_FRAME) != 0;
            block(track, clusterTicks + relativeTicks, key);
        }
        consume(head);
        skip(size);
        return true;
    }

    private void block(long track, long ticks, boolean key) {
        if (!blockSeen) {
            firstTicks = Math.max(0, ticks);
            blockSeen = true;
        }
        boolean onlySound = videoTrack.isEmpty();
        if (onlySound || (key && track == videoTrack.getAsLong())) {
            decided = true;
            emit(new AccessPoint(
                    clusterOffset, time(firstTicks), time(onlySound ? firstTicks : Math.max(firstTicks, ticks))));
        }
    }

    private Duration time(long ticks) {
        return Duration.ofNanos((long) (ticks / ticksPerSecond * 1e9));
    }

    private boolean other(int head, long size) {
        if (size > LARGEST_ELEMENT_BYTES) {
            confused();
            return true;
        }
        consume(head);
        skip(size);
        return true;
    }

    /** Length of a variable-size number by its first byte (RFC 8794 4); 9 if it is none. */
    private static int width(int first) {
        return Integer.numberOfLeadingZeros(first) - 23;
    }

    private long number(int index, int bytes, boolean withoutMarker) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | unsigned(index + i);
        }
        return withoutMarker ? value & ((1L << (7 * bytes)) - 1) : value;
    }
}
