package live.rostrum.hls.packager;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.rostrum.fmp4.MediaFragment;
import live.rostrum.fmp4.Sample;

/** Gathers samples into parts: a part closes before the sample that would make it longer than its target (rfc8216bis 4.4.4.9). */
final class PartAssembler {

    private final long targetTicks;
    private final List<Sample> open = new ArrayList<>();
    private long openTicks;
    private long fragments;

    PartAssembler(long targetTicks) {
        this.targetTicks = targetTicks;
    }

    /** Takes the next sample and gives the part that it closes, if it closes one. */
    Optional<Part> add(Sample sample) {
        Optional<Part> closed =
                openTicks > 0 && openTicks + sample.durationTicks() > targetTicks ? close() : Optional.empty();
        open.add(sample);
        openTicks += sample.durationTicks();
        return closed;
    }

    /** Length of what the open part holds. */
    long openTicks() {
        return openTicks;
    }

    /** Closes the open part, if there is one. */
    Optional<Part> close() {
        if (open.isEmpty()) {
            return Optional.empty();
        }
        Part part = new Part(
                open.getFirst().dts(), openTicks, open.getFirst().sync(), MediaFragment.write(++fragments, open));
        open.clear();
        openTicks = 0;
        return Optional.of(part);
    }
}
