package live.rostrum.hls.transcode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import live.rostrum.fmp4.MediaKind;
import live.rostrum.hls.packager.RenditionPlan;
import live.rostrum.hls.packager.StreamSnapshot;
import live.rostrum.ingest.container.SourceTracks;
import live.rostrum.ingest.container.SourceVideo;

/**
 * Which renditions a stream has, for good: its picture at the source's size and at lower ones, and its sound.
 *
 * <p>Every stream has both kinds. What the first take lacks may come with the next one.
 *
 * @param rungs video renditions, best first
 */
public record Ladder(List<Rung> rungs) {

    /** Name of the rendition at the source's size. */
    public static final String SOURCE = "source";

    /** Name of the sound's rendition. */
    public static final String AUDIO = "audio";

    /** Ticks a second of video renditions, a multiple of every usual frame rate. */
    public static final int VIDEO_TIMESCALE_HZ = 90_000;

    /** Ticks a second of the sound: its sample rate. */
    public static final int AUDIO_TIMESCALE_HZ = 48_000;

    /** Pictures a second of every video rendition; without a constant rate the encoder's rate control starves on WebM's millisecond clock. */
    public static final int FRAMES_PER_SECOND = 30;

    static final int AUDIO_BITS_PER_SECOND = 96_000;

    /** What 16 AAC frames in a part, boxes included, can have. */
    private static final int AUDIO_PEAK_BITS_PER_SECOND = 140_000;

    private static final int SEGMENT_SECONDS = 2;
    private static final int LARGEST_SHORT_SIDE = 1080;
    private static final int MAX_RUNGS = 4;

    /** What stands in for the picture of a stream that begins without one. */
    private static final SourceVideo STILL_PICTURE = new SourceVideo("none", 640, 360);

    /** Short sides of the rungs and what pictures of that size need. */
    private enum Size {
        P1080(1080, 4_500_000),
        P720(720, 2_500_000),
        P480(480, 1_200_000),
        P360(360, 700_000),
        P240(240, 350_000);

        private final int shortSide;
        private final int bitsPerSecond;

        Size(int shortSide, int bitsPerSecond) {
            this.shortSide = shortSide;
            this.bitsPerSecond = bitsPerSecond;
        }
    }

    public Ladder {
        rungs = List.copyOf(rungs);
    }

    /** The ladder of a source; nothing is scaled up, and nothing goes above 1080 lines. */
    public static Ladder of(SourceTracks tracks) {
        SourceVideo video = tracks.video().orElse(STILL_PICTURE);
        List<Rung> rungs = new ArrayList<>();
        int shortSide = Math.min(Math.min(video.width(), video.height()), LARGEST_SHORT_SIDE);
        rungs.add(rung(SOURCE, video, shortSide, bitsPerSecond(shortSide)));
        for (Optional<Size> size = below(shortSide); size.isPresent() && rungs.size() < MAX_RUNGS; ) {
            Size next = size.get();
            rungs.add(rung(next.shortSide + "p", video, next.shortSide, next.bitsPerSecond));
            size = below(next.shortSide);
        }
        return new Ladder(rungs);
    }

    /** The ladder of a stream that has renditions already, so that a later take fits into them. */
    public static Ladder of(StreamSnapshot snapshot) {
        return new Ladder(snapshot.renditions(MediaKind.VIDEO).stream()
                .filter(rendition -> rendition.width() > 0)
                .map(rendition -> new Rung(
                        rendition.plan().name(),
                        rendition.width(),
                        rendition.height(),
                        rendition.plan().averageBitsPerSecond()))
                .toList());
    }

    /** What the packager must know of them. */
    public List<RenditionPlan> plans() {
        List<RenditionPlan> plans = new ArrayList<>();
        for (Rung rung : rungs) {
            plans.add(new RenditionPlan(
                    rung.name(),
                    MediaKind.VIDEO,
                    VIDEO_TIMESCALE_HZ,
                    rung.peakBitsPerSecond(SEGMENT_SECONDS),
                    rung.bitsPerSecond(),
                    FRAMES_PER_SECOND));
        }
        plans.add(new RenditionPlan(
                AUDIO, MediaKind.AUDIO, AUDIO_TIMESCALE_HZ, AUDIO_PEAK_BITS_PER_SECOND, AUDIO_BITS_PER_SECOND, 0));
        return plans;
    }

    /** What of it may be made at one time, the most first: all rungs, fewer and fewer of the lower ones, and the lowest alone. */
    public List<List<Rung>> choices() {
        List<List<Rung>> choices = new ArrayList<>();
        choices.add(rungs);
        for (int count = rungs.size() - 1; count >= 1; count--) {
            List<Rung> fewer = new ArrayList<>(rungs.subList(0, count - 1));
            // The lowest stays as long as there are two: somebody's line is slow.
            fewer.add(count == 1 ? rungs.getFirst() : rungs.getLast());
            choices.add(List.copyOf(fewer));
        }
        if (rungs.size() > 1) {
            choices.add(List.of(rungs.getLast()));
        }
        return choices;
    }

    /** The largest size that is at most two thirds of this one: a smaller step is not worth its encoder. */
    private static Optional<Size> below(int shortSide) {
        return Arrays.stream(Size.values())
                .filter(size -> size.shortSide * 3 <= shortSide * 2)
                .findFirst();
    }

    private static int bitsPerSecond(int shortSide) {
        for (Size size : Size.values()) {
            if (shortSide >= size.shortSide) {
                return size.bitsPerSecond;
            }
        }
        return Size.P240.bitsPerSecond;
    }

    private static Rung rung(String name, SourceVideo video, int shortSide, int bitsPerSecond) {
        double scale = (double) shortSide / Math.min(video.width(), video.height());
        return new Rung(name, even(video.width() * scale), even(video.height() * scale), bitsPerSecond);
    }

    private static int even(double pixels) {
        return Math.max(2, (int) Math.round(pixels / 2) * 2);
    }
}
