package live.rostrum.fmp4;

import java.time.Instant;

/** Boxes that are the same in the header of fragments and in that of a progressive file (ISO/IEC 14496-12 8.4, 8.7). */
final class TrackBoxes {

    static final int UNDETERMINED_LANGUAGE = 0x55c4;

    private static final long SECONDS_FROM_1904_TO_1970 = 2_082_844_800L;

    private TrackBoxes() {}

    /** Creation and modification, in seconds since 1904 (8.2.2). */
    static BoxWriter times(BoxWriter out, Instant createdAt) {
        long seconds = Math.max(0, createdAt.getEpochSecond() + SECONDS_FROM_1904_TO_1970);
        return out.u64(seconds).u64(seconds);
    }

    /** {@code hdlr} (8.4.3). */
    static void handler(BoxWriter out, MediaKind kind) {
        out.fullBox(
                "hdlr",
                0,
                0,
                () -> out.u32(0)
                        .ascii(kind.handlerType())
                        .zeros(12)
                        .ascii(kind == MediaKind.VIDEO ? "Video" : "Audio")
                        .u8(0));
    }

    /** {@code vmhd} or {@code smhd} (12.1.2, 12.2.2), and {@code dinf} (8.7.1): the samples are in the same file. */
    static void mediaInformation(BoxWriter out, MediaKind kind) {
        if (kind == MediaKind.VIDEO) {
            out.fullBox("vmhd", 0, 1, () -> out.zeros(8));
        } else {
            out.fullBox("smhd", 0, 0, () -> out.zeros(4));
        }
        dataInformation(out);
    }

    /** {@code dinf} (8.7.1). */
    static void dataInformation(BoxWriter out) {
        out.box("dinf", () -> out.fullBox("dref", 0, 0, () -> out.u32(1).fullBox("url ", 0, 1, () -> {})));
    }

    /** The matrix that changes nothing (6.2.2). */
    static void identityMatrix(BoxWriter out) {
        out.u32(0x0001_0000).zeros(12).u32(0x0001_0000).zeros(12).u32(0x4000_0000);
    }
}
