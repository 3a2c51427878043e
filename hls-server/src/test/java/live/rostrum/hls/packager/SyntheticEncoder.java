package live.rostrum.hls.packager;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.rostrum.fmp4.MediaKind;
import live.rostrum.fmp4.Sample;

/** One run of the encoder: hands the samples of its renditions to the packager in the order of their time. */
public final class SyntheticEncoder {

    private final StreamPackager packager;
    private final Map<RenditionPlan, Long> next = new LinkedHashMap<>();

    public SyntheticEncoder(StreamPackager packager, List<RenditionPlan> plans) {
        this.packager = packager;
        for (RenditionPlan plan : plans) {
            next.put(plan, 0L);
            packager.track(plan.name(), SyntheticMedia.track(plan));
        }
    }

    /** Makes all samples that begin before this time of the run. */
    public SyntheticEncoder playTo(Duration end) {
        return playTo(end, List.copyOf(next.keySet()));
    }

    /** The same for some of the renditions. */
    SyntheticEncoder playTo(Duration end, List<RenditionPlan> plans) {
        while (true) {
            RenditionPlan earliest = plans.stream()
                    .min(Comparator.comparingDouble(this::startSeconds))
                    .orElseThrow();
            if (startSeconds(earliest) >= end.toNanos() / 1e9 - 1e-9) {
                return this;
            }
            packager.sample(earliest.name(), SyntheticMedia.sample(earliest, position(earliest)));
            next.merge(earliest, 1L, Long::sum);
        }
    }

    private double startSeconds(RenditionPlan plan) {
        Sample sample = SyntheticMedia.sample(plan, position(plan));
        int priming = plan.kind() == MediaKind.AUDIO ? SyntheticMedia.SOUND_TICKS : 0;
        return (double) (sample.dts() - priming) / plan.timescaleHz();
    }

    private long position(RenditionPlan plan) {
        return next.getOrDefault(plan, 0L);
    }
}
