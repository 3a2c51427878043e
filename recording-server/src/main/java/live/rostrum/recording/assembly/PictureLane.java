package live.rostrum.recording.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import live.rostrum.fmp4.AvcConfiguration;
import live.rostrum.fmp4.Sample;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a run, each shown until the next one, in groups that begin with a key frame. The first picture is shown from the run's beginning; one that stands for
 * long is repeated, so that no group is longer than a minute. Not thread safe.
 */
final class PictureLane {

    private static final long SHORTEST_GROUP_TICKS = Ticks.VIDEO_HZ;
    private static final long LONGEST_GROUP_TICKS = 6L * Ticks.VIDEO_HZ;
    private static final long LONGEST_GROUP_BYTES = 12L * 1024 * 1024;
    private static final long LONGEST_HOLD_TICKS = 30L * Ticks.VIDEO_HZ;
    private static final int USUAL_TICKS = Ticks.VIDEO_HZ / 30;

    /**
     * Pictures whose times are known.
     *
     * @param pictures in decode order, at least one
     * @param endTicks where the last one ends, since the beginning of the run
     * @param beforeKeyFrame whether a key frame follows
     */
    record Group(List<Sample> pictures, long endTicks, boolean beforeKeyFrame) {

        long bytes() {
            return pictures.stream().mapToLong(picture -> picture.data().length).sum();
        }
    }

    private final long originTicks;
    private final AvcConfiguration configuration;
    private final Consumer<Group> closed;

    private List<Sample> open = new ArrayList<>();
    private long openBytes;
    private @Nullable Sample last;
    private @Nullable Sample lastKeyFrame;
    private long endTicks;
    private int shiftTicks;
    private boolean begun;
    private boolean awaitingKeyFrame = true;

    PictureLane(long originTicks, AvcConfiguration configuration, Consumer<Group> closed) {
        this.originTicks = originTicks;
        this.configuration = configuration;
        this.closed = closed;
    }

    /** Where the last picture begins or, if it is shown already, ends; since the beginning of the run. */
    long knownTicks() {
        return endTicks;
    }

    void add(Sample picture) {
        if (awaitingKeyFrame && !picture.sync()) {
            return;
        }
        if (!begun) {
            // The first picture is presented when it is decoded: whatever is shown before it in a stream with
            // reordering has been left out.
            shiftTicks = picture.compositionOffsetTicks();
        }
        long dts = picture.dts() + shiftTicks - originTicks;
        if (begun && dts - endTicks > FragmentMaker.LONGEST_JUMP_TICKS) {
            return;
        }
        while (begun && dts - endTicks > 2 * LONGEST_HOLD_TICKS) {
            holdUntil(endTicks + LONGEST_HOLD_TICKS);
        }
        if (awaitingKeyFrame && !picture.sync()) {
            return;
        }
        if (begun && last == null && dts > endTicks) {
            holdUntil(dts);
        }
        if (awaitingKeyFrame && !picture.sync()) {
            return; // what it refers to is not the key frame that has just been repeated
        }
        awaitingKeyFrame = false;
        dts = begun ? Math.max(dts, last == null ? endTicks : last.dts() + 1) : 0;
        begun = true;
        showLastUntil(dts);
        closeGroupBefore(picture.sync(), dts);
        byte[] data = picture.sync() ? configuration.withParameterSets(picture.data()) : picture.data();
        last = new Sample(
                dts, picture.durationTicks(), picture.compositionOffsetTicks() - shiftTicks, picture.sync(), data);
        lastKeyFrame = picture.sync() ? last : lastKeyFrame;
        endTicks = dts;
    }

    /** No picture has come up to this time: the last one stands, or the last key frame once more. */
    void holdUntil(long ticks) {
        if (last == null && lastKeyFrame != null) {
            last = new Sample(endTicks, 0, 0, true, lastKeyFrame.data());
            awaitingKeyFrame = true;
        }
        if (last != null) {
            showLastUntil(ticks);
            closeGroup(ticks, false);
        }
    }

    /** The run has ended: its last picture is shown until its sound ends, and to the end of a frame of sound. */
    void finish(long soundEndTicks) {
        if (last == null && open.isEmpty()) {
            if (soundEndTicks > endTicks) {
                holdUntil(soundEndTicks);
            }
            return;
        }
        long end = endTicks;
        if (last != null) {
            int duration = last.durationTicks();
            end = last.dts() + (duration > 0 && duration <= Ticks.VIDEO_HZ ? duration : USUAL_TICKS);
        }
        end = Math.ceilDiv(Math.max(end, soundEndTicks), Ticks.AUDIO_FRAME_OF_VIDEO) * Ticks.AUDIO_FRAME_OF_VIDEO;
        showLastUntil(end);
        closeGroup(end, false);
    }

    private void showLastUntil(long ticks) {
        if (last != null) {
            open.add(new Sample(
                    last.dts(), (int) (ticks - last.dts()), last.compositionOffsetTicks(), last.sync(), last.data()));
            openBytes += last.data().length;
            last = null;
            endTicks = ticks;
        }
    }

    private void closeGroupBefore(boolean keyFrame, long ticks) {
        if (open.isEmpty()) {
            return;
        }
        long length = ticks - open.getFirst().dts();
        if (keyFrame
                ? length >= SHORTEST_GROUP_TICKS
                : length >= LONGEST_GROUP_TICKS || openBytes > LONGEST_GROUP_BYTES) {
            closeGroup(ticks, keyFrame);
        }
    }

    private void closeGroup(long ticks, boolean beforeKeyFrame) {
        if (!open.isEmpty()) {
            Group group = new Group(List.copyOf(open), ticks, beforeKeyFrame);
            open = new ArrayList<>();
            openBytes = 0;
            closed.accept(group);
        }
    }
}
