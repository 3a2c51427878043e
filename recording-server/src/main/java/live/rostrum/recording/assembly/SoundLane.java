package live.rostrum.recording.assembly;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import live.rostrum.fmp4.Sample;

/**
 * The sound of a run: frame after frame without holes. What is missing is silence, what comes twice is left out, so that the number of a frame is its time. Not thread
 * safe.
 */
final class SoundLane {

    private final long originTicks;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private long frames;

    /** A lane whose first frame begins at this time, in ticks of the sound's clock. */
    SoundLane(long originTicks) {
        this.originTicks = originTicks;
    }

    /** How many frames of silence belong before this sample; negative if there are frames in its place already. */
    long framesMissingBefore(Sample sample) {
        long ticks = sample.dts() - (originTicks + frames * Ticks.AUDIO_FRAME);
        return Math.floorDiv(ticks + Ticks.AUDIO_FRAME / 2, Ticks.AUDIO_FRAME);
    }

    void add(byte[] frame) {
        waiting.add(frame);
        frames++;
    }

    void addSilence(long count) {
        for (long i = 0; i < count; i++) {
            add(RecordedSound.silentFrame());
        }
    }

    /** Adds silence up to this time of the run, in ticks of the picture's clock. */
    void fillTo(long videoTicks) {
        addSilence(Math.max(0, Math.ceilDiv(videoTicks - endTicks(), Ticks.AUDIO_FRAME_OF_VIDEO)));
    }

    /** Where it ends, since the beginning of the run, in ticks of the picture's clock. */
    long endTicks() {
        return frames * Ticks.AUDIO_FRAME_OF_VIDEO;
    }

    /** Takes the frames that begin before this time of the run, at least one. */
    List<Sample> take(long untilVideoTicks) {
        if (waiting.isEmpty()) {
            addSilence(1);
        }
        List<Sample> taken = new ArrayList<>();
        long next = frames - waiting.size();
        while (!waiting.isEmpty() && (taken.isEmpty() || next * Ticks.AUDIO_FRAME_OF_VIDEO < untilVideoTicks)) {
            taken.add(new Sample(next * Ticks.AUDIO_FRAME, Ticks.AUDIO_FRAME, 0, true, waiting.remove()));
            next++;
        }
        return taken;
    }
}
