package live.rostrum.hls.packager;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import live.rostrum.fmp4.MediaKind;
import live.rostrum.fmp4.Sample;
import live.rostrum.fmp4.TrackDescription;

/** Renditions, tracks and samples as FFmpeg gives them to the packager: pictures at 30 a second, AAC with its priming at time 0. */
public final class SyntheticMedia {

    public static final int PICTURE_TICKS = 3_000;
    public static final int SOUND_TICKS = 1_024;
    static final int PICTURES_A_SEGMENT = 60;

    public static final RenditionPlan SOURCE =
            new RenditionPlan("source", MediaKind.VIDEO, 90_000, 1_071_000, 700_000, 30);
    public static final RenditionPlan SMALL = new RenditionPlan("240p", MediaKind.VIDEO, 90_000, 535_000, 350_000, 30);
    public static final RenditionPlan AUDIO = new RenditionPlan("audio", MediaKind.AUDIO, 48_000, 140_000, 96_000, 0);
    public static final List<RenditionPlan> PLANS = List.of(SOURCE, SMALL, AUDIO);

    private SyntheticMedia() {}

    /** Sample {@code index} of a run; its bytes say which it is. */
    static Sample sample(RenditionPlan plan, long index) {
        byte[] data = "%s %d".formatted(plan.name(), index).getBytes(StandardCharsets.US_ASCII);
        return plan.kind() == MediaKind.VIDEO
                ? new Sample(index * PICTURE_TICKS, PICTURE_TICKS, 0, index % PICTURES_A_SEGMENT == 0, data)
                : new Sample(index * SOUND_TICKS, SOUND_TICKS, 0, true, data);
    }

    static TrackDescription track(RenditionPlan plan) {
        return plan.kind() == MediaKind.VIDEO
                ? new TrackDescription(MediaKind.VIDEO, plan.timescaleHz(), avc1(), "avc1.4d401e", 640, 360)
                : new TrackDescription(MediaKind.AUDIO, plan.timescaleHz(), mp4a(), "mp4a.40.2", 0, 0);
    }

    /** A sample entry with as much in it as a reader asks for (ISO/IEC 14496-12 12.1.3, 14496-15 5.3.3.1). */
    private static byte[] avc1() {
        byte[] fixed = new byte[78];
        ByteBuffer.wrap(fixed).putShort(24, (short) 640).putShort(26, (short) 360);
        return box("avc1", fixed, box("avcC", new byte[] {1, 0x4d, 0x40, 0x1e, (byte) 0xff, (byte) 0xe1, 0, 0}));
    }

    /** The same for sound (ISO/IEC 14496-12 12.2.3, 14496-1 7.2.6). */
    private static byte[] mp4a() {
        ByteArrayOutputStream esds = new ByteArrayOutputStream();
        esds.writeBytes(new byte[] {0, 0, 0, 0, 3, 22, 0, 1, 0, 4, 17, 0x40});
        esds.writeBytes(new byte[12]);
        esds.writeBytes(new byte[] {5, 2, 0x11, (byte) 0x90});
        return box("mp4a", new byte[28], box("esds", esds.toByteArray()));
    }

    private static byte[] box(String type, byte[]... content) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : content) {
            all.writeBytes(part);
        }
        return ByteBuffer.allocate(8 + all.size())
                .putInt(8 + all.size())
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(all.toByteArray())
                .array();
    }
}
