package live.rostrum.hls.playlist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import live.rostrum.fmp4.MediaKind;
import live.rostrum.hls.packager.CaptionPlan;
import live.rostrum.hls.packager.CaptionSnapshot;
import live.rostrum.hls.packager.RenditionPlan;
import live.rostrum.hls.packager.RenditionSnapshot;
import live.rostrum.hls.packager.SegmentEntry;
import live.rostrum.hls.packager.StreamSnapshot;

/** Windows made up for playlists. */
final class Snapshots {

    static final Instant EPOCH = Instant.parse("2026-01-01T12:00:00Z");
    static final RenditionPlan SOURCE = new RenditionPlan("source", MediaKind.VIDEO, 90_000, 1_071_000, 700_000, 30);
    static final RenditionPlan SMALL = new RenditionPlan("240p", MediaKind.VIDEO, 90_000, 535_500, 350_000, 30);
    static final RenditionPlan AUDIO = new RenditionPlan("audio", MediaKind.AUDIO, 48_000, 140_000, 96_000, 0);

    private static final long PICTURE_TICKS = 180_000;

    private Snapshots() {}

    static StreamSnapshot stream(RenditionSnapshot... renditions) {
        return new StreamSnapshot(EPOCH, List.of(renditions), List.of(), false);
    }

    /** The same with captions in American English. */
    static StreamSnapshot captioned(List<SegmentEntry> captions, RenditionSnapshot... renditions) {
        return new StreamSnapshot(EPOCH, List.of(renditions), List.of(captions(0, captions)), false);
    }

    static CaptionSnapshot captions(long discontinuitySequence, List<SegmentEntry> segments) {
        return new CaptionSnapshot(CaptionPlan.of("en-US").orElseThrow(), 90_000, discontinuitySequence, segments);
    }

    static RenditionSnapshot video(RenditionPlan plan, int width, int height, List<SegmentEntry> segments) {
        return new RenditionSnapshot(plan, "avc1.4d401e", width, height, 0, segments);
    }

    static RenditionSnapshot audio(List<SegmentEntry> segments) {
        return new RenditionSnapshot(AUDIO, "mp4a.40.2", 0, 0, 0, segments);
    }

    /** Segments of two seconds of picture, one after the other. */
    static List<SegmentEntry> pictures(long firstMsn, int count) {
        List<SegmentEntry> segments = new ArrayList<>();
        for (long msn = firstMsn; msn < firstMsn + count; msn++) {
            segments.add(new SegmentEntry(msn, 0, msn * PICTURE_TICKS, PICTURE_TICKS, 150_000, false, false));
        }
        return segments;
    }

    /** Segments of sound, cut at the first frame behind each boundary of two seconds. */
    static List<SegmentEntry> sound(long firstMsn, int count) {
        List<SegmentEntry> segments = new ArrayList<>();
        for (long msn = firstMsn; msn < firstMsn + count; msn++) {
            long start = frameAtOrBehind(msn * 96_000);
            segments.add(
                    new SegmentEntry(msn, 0, start, frameAtOrBehind((msn + 1) * 96_000) - start, 25_000, false, false));
        }
        return segments;
    }

    private static long frameAtOrBehind(long ticks) {
        return Math.ceilDiv(ticks, 1_024) * 1_024;
    }
}
