package live.rostrum.hls.transcode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.rostrum.fmp4.MediaKind;
import live.rostrum.hls.packager.RenditionPlan;
import live.rostrum.hls.packager.StreamSnapshot;
import live.rostrum.ingest.container.SourceTracks;
import live.rostrum.ingest.container.SourceVideo;

/**
 * Which renditions a stream has: its picture at the source's size and at one lower size, and its sound.
 *
 * @param rungs video renditions, best first
 * @param audio whether there is sound
 */
public record Ladder(List<Rung> rungs, boolean audio) {

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
        List<Rung> rungs = new ArrayList<>();
        tracks.video().ifPresent(video -> {
            int shortSide = Math.min(Math.min(video.width(), video.height()), LARGEST_SHORT_SIDE);
            rungs.add(rung(SOURCE, video, shortSide, bitsPerSecond(shortSide)));
            lower(shortSide)
                    .ifPresent(
                            size -> rungs.add(rung(size.shortSide + "p", video, size.shortSide, size.bitsPerSecond)));
        });
        return new Ladder(rungs, tracks.audio());
    }

    /** The ladder of a stream that has renditions already, so that a later take fits into them. */
    public static Ladder of(StreamSnapshot snapshot) {
        List<Rung> rungs = snapshot.renditions(MediaKind.VIDEO).stream()
                .filter(rendition -> rendition.width() > 0)
                .map(rendition -> new Rung(
                        rendition.plan().name(),
                        rendition.width(),
                        rendition.height(),
                        rendition.plan().averageBitsPerSecond()))
                .toList();
        return new Ladder(rungs, !snapshot.renditions(MediaKind.AUDIO).isEmpty());
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
        if (audio) {
            plans.add(new RenditionPlan(
                    AUDIO, MediaKind.AUDIO, AUDIO_TIMESCALE_HZ, AUDIO_PEAK_BITS_PER_SECOND, AUDIO_BITS_PER_SECOND, 0));
        }
        return plans;
    }

    /** Names of the renditions that a take with these tracks makes: those of a kind that it has. */
    public List<String> made(SourceTracks tracks) {
        List<String> names = new ArrayList<>();
        if (tracks.video().isPresent()) {
            rungs.forEach(rung -> names.add(rung.name()));
        }
        if (tracks.audio() && audio) {
            names.add(AUDIO);
        }
        return names;
    }

    /** The largest size that is at most two thirds of the source's: a smaller step is not worth its encoder. */
    private static Optional<Size> lower(int shortSide) {
        for (Size size : Size.values()) {
            if (size.shortSide * 3 <= shortSide * 2) {
                return Optional.of(size);
            }
        }
        return Optional.empty();
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
