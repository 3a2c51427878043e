package live.rostrum.hls.packager;

import java.io.IOException;
import java.time.Duration;
import live.rostrum.fmp4.InitSegment;
import live.rostrum.fmp4.MediaKind;
import live.rostrum.fmp4.Sample;
import live.rostrum.fmp4.TrackDescription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts one rendition into segments.
 *
 * <p>A run of the encoder begins at its own time 0, and segment {@code k} of the run holds what lies from {@code k} to {@code k + 1} segment lengths. The
 * encoder puts a key frame on each of these boundaries, so all renditions are cut at the same times without asking each other.
 */
final class RenditionPackager {

    private static final Logger log = LoggerFactory.getLogger(RenditionPackager.class);

    /** Samples that FFmpeg's AAC encoder puts before the sound; its MP4 muxer moves them to time 0, so we move them back. */
    private static final int AAC_PRIMING_TICKS = 1024;

    private final RenditionWindow window;
    private final long segmentTicks;
    private final PartAssembler assembler;

    private int run;
    private long runStartTicks;
    private long runFirstMsn;
    private boolean atRunStart;
    private @Nullable OpenSegment open;
    private @Nullable IOException storageFailure;

    RenditionPackager(RenditionWindow window, PackagerSettings settings) {
        this.window = window;
        this.segmentTicks = ticks(settings.segment());
        this.assembler = new PartAssembler(ticks(settings.part()));
    }

    RenditionWindow window() {
        return window;
    }

    /** The number of the last segment that this run has begun, or the one before the run. */
    long lastMsn() {
        return open == null ? window.nextMsn() - 1 : open.msn();
    }

    /** Why the last segment could not be written, if so. */
    @Nullable
    IOException storageFailure() {
        return storageFailure;
    }

    void beginRun(int newRun, long firstMsn, Duration programmeOffset) {
        window.fillWithGapsUpTo(firstMsn, segmentTicks);
        run = newRun;
        runFirstMsn = firstMsn;
        runStartTicks = ticks(programmeOffset);
        atRunStart = true;
        open = null;
    }

    void track(TrackDescription track) throws IOException {
        if (track.timescaleHz() != window.plan().timescaleHz()) {
            throw new IllegalStateException(window.plan().name() + " has a timescale of " + track.timescaleHz());
        }
        window.init(run, track, InitSegment.write(track));
    }

    void sample(Sample sample) {
        long runTicks = sample.dts() - (window.plan().kind() == MediaKind.AUDIO ? AAC_PRIMING_TICKS : 0);
        if (runTicks < 0) {
            return;
        }
        long msn = runFirstMsn + runTicks / segmentTicks;
        if (open == null || (msn > open.msn() && sample.sync())) {
            closeSegment();
            open = new OpenSegment(Math.max(msn, window.nextMsn()));
        }
        OpenSegment segment = open;
        assembler.add(sample.withDts(runStartTicks + runTicks)).ifPresent(segment::add);
    }

    /** Closes the run. What was begun after {@code lastMsn} is dropped, so that all renditions end with the same number. */
    void endRun(long lastMsn) {
        if (open != null && open.msn() > lastMsn) {
            assembler.close();
            open = null;
        }
        closeSegment();
    }

    private void closeSegment() {
        OpenSegment segment = open;
        if (segment == null) {
            return;
        }
        assembler.close().ifPresent(segment::add);
        open = null;
        if (segment.isEmpty()) {
            return;
        }
        window.fillWithGapsUpTo(segment.msn(), segmentTicks);
        SegmentEntry entry = segment.entry(run, atRunStart && run > 0);
        atRunStart = false;
        try {
            window.append(entry, segment.parts());
            storageFailure = null;
        } catch (IOException e) {
            log.error(
                    "Segment {} of {} could not be written; it becomes a gap",
                    entry.msn(),
                    window.plan().name(),
                    e);
            storageFailure = e;
            window.appendGap(entry);
        }
    }

    private long ticks(Duration duration) {
        return Math.round(duration.toNanos() / 1e9 * window.plan().timescaleHz());
    }
}
