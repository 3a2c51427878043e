package live.rostrum.recording.assembly;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import live.rostrum.fmp4.AvcConfiguration;
import live.rostrum.fmp4.MediaFragment;
import live.rostrum.fmp4.Sample;
import live.rostrum.fmp4.TrackDescription;
import live.rostrum.fmp4.TrackSamples;
import org.jspecify.annotations.Nullable;

/**
 * Brings the picture and the sound of one run together: fragments in which both cover the same time. After each of them the sound is ahead of the picture by less than
 * one frame, so that a run can be cut there and its tracks end together.
 *
 * <p>Holds what one track is ahead of the other, and no more than 30 s or 64 MiB of it: then the sound is filled with silence, and the picture stands. Not thread safe.
 */
final class FragmentMaker {

    private static final long MOST_AHEAD_TICKS = 30L * Ticks.VIDEO_HZ;
    private static final long MOST_WAITING_BYTES = 64L * 1024 * 1024;
    private static final long SILENCE_STEP_FRAMES = 500;

    /** A longer jump of a source's times is damage; one that is real begins a new run. */
    static final long LONGEST_JUMP_TICKS = 15L * 60 * Ticks.VIDEO_HZ;

    private final boolean hasSound;
    private final Consumer<Fragment> sink;
    private final List<Sample> earlyPictures = new ArrayList<>();
    private final List<Sample> earlySound = new ArrayList<>();
    private final Deque<PictureLane.Group> groups = new ArrayDeque<>();
    private @Nullable AvcConfiguration configuration;
    private @Nullable Lanes lanes;
    private long waitingBytes;
    private long sequenceNumber;
    private long writtenTicks;

    /** The two tracks, once it is known when the run begins. */
    private record Lanes(long originTicks, PictureLane pictures, SoundLane sound) {}

    /**
     * A maker of one run's fragments.
     *
     * @param hasSound whether sound can be expected; without it there is silence
     * @param sink takes each fragment
     */
    FragmentMaker(boolean hasSound, Consumer<Fragment> sink) {
        this.hasSound = hasSound;
        this.sink = sink;
    }

    /** The picture's description, before the first one. */
    void pictureTrack(TrackDescription track) {
        configuration = AvcConfiguration.of(track);
    }

    /** The next picture, on the take's clock. */
    void picture(Sample picture) {
        if (lanes == null) {
            earlyPictures.add(picture);
            waitingBytes += picture.data().length;
            beginIfPossible();
        } else {
            lanes.pictures().add(picture);
            advance(lanes);
        }
    }

    /**
     * The next frame of sound, on the take's clock.
     *
     * @throws NoPictureException if there has been sound for so long that a picture cannot be expected any more
     */
    void sound(Sample frame) {
        if (lanes == null) {
            earlySound.add(frame);
            if ((long) earlySound.size() * Ticks.AUDIO_FRAME_OF_VIDEO > MOST_AHEAD_TICKS) {
                throw new NoPictureException();
            }
            beginIfPossible();
        } else {
            addSound(lanes, frame);
        }
    }

    /**
     * Nothing follows: hands on what there still is.
     *
     * @throws NoPictureException if there was sound alone
     */
    void finish() {
        if (lanes == null && !earlyPictures.isEmpty()) {
            begin();
        }
        if (lanes != null) {
            lanes.pictures().finish(lanes.sound().endTicks());
            groups.forEach(group -> emit(lanes, group));
            groups.clear();
        } else if (!earlySound.isEmpty()) {
            throw new NoPictureException();
        }
    }

    /** Where the run begins, on the take's clock, in ticks of the picture's clock; empty until both tracks have begun. */
    Optional<Long> originTicks() {
        return Optional.ofNullable(lanes).map(Lanes::originTicks);
    }

    private void beginIfPossible() {
        if (earlyPictures.isEmpty()) {
            return;
        }
        long ahead = earlyPictures.getLast().dts() - earlyPictures.getFirst().dts();
        if (!hasSound || !earlySound.isEmpty() || ahead > MOST_AHEAD_TICKS || waitingBytes > MOST_WAITING_BYTES) {
            begin();
        }
    }

    private void begin() {
        if (configuration == null) {
            throw new IllegalStateException("A picture without its description");
        }
        Sample first = earlyPictures.getFirst();
        long origin = first.dts() + first.compositionOffsetTicks();
        if (!earlySound.isEmpty()) {
            origin = Math.min(origin, Ticks.audioToVideo(earlySound.getFirst().dts()));
        }
        Lanes begun = new Lanes(
                origin, new PictureLane(origin, configuration, this::close), new SoundLane(Ticks.videoToAudio(origin)));
        lanes = begun;
        waitingBytes = 0;
        earlyPictures.forEach(begun.pictures()::add);
        earlyPictures.clear();
        earlySound.forEach(frame -> addSound(begun, frame));
        earlySound.clear();
        advance(begun);
    }

    private void addSound(Lanes tracks, Sample frame) {
        long missing = tracks.sound().framesMissingBefore(frame);
        if (missing < 0 || missing * Ticks.AUDIO_FRAME_OF_VIDEO > LONGEST_JUMP_TICKS) {
            return;
        }
        for (; missing > SILENCE_STEP_FRAMES; missing -= SILENCE_STEP_FRAMES) {
            tracks.sound().addSilence(SILENCE_STEP_FRAMES);
            advance(tracks);
        }
        tracks.sound().addSilence(missing);
        tracks.sound().add(frame.data());
        advance(tracks);
    }

    private void close(PictureLane.Group group) {
        groups.add(group);
        waitingBytes += group.bytes();
    }

    private void advance(Lanes tracks) {
        SoundLane sound = tracks.sound();
        if (sound.endTicks() - tracks.pictures().knownTicks() > MOST_AHEAD_TICKS) {
            tracks.pictures().holdUntil(sound.endTicks());
        }
        boolean silent = !hasSound
                || tracks.pictures().knownTicks() - sound.endTicks() > MOST_AHEAD_TICKS
                || waitingBytes > MOST_WAITING_BYTES;
        while (!groups.isEmpty()
                && (silent || sound.endTicks() >= groups.getFirst().endTicks())) {
            emit(tracks, groups.removeFirst());
        }
    }

    private void emit(Lanes tracks, PictureLane.Group group) {
        tracks.sound().fillTo(group.endTicks());
        List<Sample> frames = tracks.sound().take(group.endTicks());
        byte[] bytes = MediaFragment.writeTracks(
                ++sequenceNumber,
                List.of(
                        new TrackSamples(RecordedTracks.PICTURE, group.pictures()),
                        new TrackSamples(RecordedTracks.SOUND, frames)));
        waitingBytes -= group.bytes();
        sink.accept(new Fragment(
                bytes,
                Ticks.toDuration(group.endTicks() - writtenTicks),
                Ticks.toDuration(tracks.originTicks() + group.endTicks()),
                group.beforeKeyFrame()));
        writtenTicks = group.endTicks();
    }
}
