package live.rostrum.recording.assembly;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import live.rostrum.ingest.container.ContainerHeader;
import live.rostrum.ingest.container.SourceVideo;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of a source's picture and sound. */
final class RunPlans {

    /** H.264 as WebM and MP4 name it. */
    private static final Set<String> COPIED = Set.of("V_MPEG4/ISO/AVC", "avc1", "avc3");

    private RunPlans() {}

    /**
     * The plan of a run.
     *
     * @param picture what is known to be needed; null if the source has not been tried yet
     */
    static RunPlan of(
            ContainerHeader source, AssemblyContext context, RunPlan.@Nullable Picture picture, Duration soundFrom) {
        Optional<SourceVideo> video = source.tracks().video();
        RunPlan.Picture decided = picture;
        if (video.isEmpty()) {
            decided = RunPlan.Picture.NONE;
        } else if (decided == null) {
            decided = isCopied(video.get(), context) ? RunPlan.Picture.COPIED : RunPlan.Picture.ENCODED;
        }
        return new RunPlan(source.container(), decided, source.tracks().audio(), context.size(), soundFrom);
    }

    private static boolean isCopied(SourceVideo video, AssemblyContext context) {
        return COPIED.contains(video.codec())
                && !video.turned()
                && context.size().is(video.width(), video.height())
                && context.mayCopy();
    }
}
