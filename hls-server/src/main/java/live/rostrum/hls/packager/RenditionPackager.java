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
    private @Nullable TrackDescription unwrittenTrack;
    private boolean hasTrack;
    private boolean isSilent;
    private long silentUntilTicks;
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

    /** How much the open segment holds. */
    Duration openDuration() {
        long ticks = open == null ? 0 : open.durationTicks() + assembler.openTicks();
        return Duration.ofNanos((long) (ticks * 1e9 / window.plan().timescaleHz()));
    }

    /** Why the last segment could not be written, if so. */
    @Nullable
    IOException storageFailure() {
        return storageFailure;
    }

    void beginRun(int newRun, long firstMsn, Duration programmeOffset) {
        long startTicks = ticks(programmeOffset);
        fillWithGaps(firstMsn, startTicks);
        run = newRun;
        runFirstMsn = firstMsn;
        runStartTicks = startTicks;
        atRunStart = true;
        hasTrack = false;
        isSilent = false;
        open = null;
    }

    void track(TrackDescription track) {
        if (track.timescaleHz() != window.plan().timescaleHz()) {
            throw new IllegalStateException(window.plan().name() + " has a timescale of " + track.timescaleHz());
        }
        hasTrack = true;
        unwrittenTrack = track;
        try {
            writeTrack();
        } catch (IOException e) {
            failed("The header of run " + run, e);
        }
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

    /** Whether the encoder has described this rendition in this run, or silence stands in for it. */
    boolean hasTrack() {
        return hasTrack;
    }

    /** Whether silence stands in for this sound in this run. */
    boolean isSilent() {
        return isSilent;
    }

    /** From here on the run's sound is silence, from its time 0 on. */
    void fallSilent() {
        isSilent = true;
        silentUntilTicks = AAC_PRIMING_TICKS;
        track(SilentSound.track());
    }

    /** Makes silence up to this time of the run. */
    void silenceUntil(Duration runTime) {
        long until = AAC_PRIMING_TICKS + ticks(runTime);
        while (silentUntilTicks + SilentSound.FRAME_TICKS <= until) {
            sample(SilentSound.frame(silentUntilTicks));
            silentUntilTicks += SilentSound.FRAME_TICKS;
        }
    }

    /** Names what another rendition has made: this run does not make this one. */
    void mirror(RenditionPackager made) {
        if (made.window.nextMsn() > window.nextMsn()) {
            window.mirror(made.window, takeDiscontinuity());
        }
    }

    /** Names gaps as far as the other renditions have come: this run does not make this one, nor any like it. */
    void follow(long nextMsn, Duration programmeEnd) {
        fillWithGaps(nextMsn, ticks(programmeEnd));
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
        fillWithGaps(segment.msn(), runStartTicks + (segment.msn() - runFirstMsn) * segmentTicks);
        SegmentEntry entry = segment.entry(run, takeDiscontinuity());
        try {
            writeTrack();
            window.append(entry, segment.parts());
            if (storageFailure != null) {
                log.info(
                        "Segments of {} can be written again, from {} on",
                        window.plan().name(),
                        entry.msn());
            }
            storageFailure = null;
        } catch (IOException e) {
            failed("Segment " + entry.msn(), e);
            window.appendGap(entry);
        }
    }

    /** A header that could not be written when it came is written before the first segment that needs it. */
    private void writeTrack() throws IOException {
        TrackDescription track = unwrittenTrack;
        if (track != null) {
            window.init(run, track, InitSegment.write(track));
            unwrittenTrack = null;
        }
    }

    /** Names gaps so that {@code msn} is the next number, spread over the time up to {@code untilTicks}. */
    private void fillWithGaps(long msn, long untilTicks) {
        while (window.nextMsn() < msn) {
            long start = atRunStart ? Math.max(window.endTicks(), runStartTicks) : window.endTicks();
            long length = Math.clamp((untilTicks - start) / (msn - window.nextMsn()), 1, segmentTicks);
            window.appendGap(
                    new SegmentEntry(window.nextMsn(), window.lastInit(), start, length, 0, takeDiscontinuity(), true));
        }
    }

    /** Whether the next segment is the first of a run that is not the stream's first, whatever it holds. */
    private boolean takeDiscontinuity() {
        boolean first = atRunStart && run > 0;
        atRunStart = false;
        return first;
    }

    /** Told once: a full disk refuses every segment of every rendition. */
    private void failed(String what, IOException cause) {
        if (storageFailure == null) {
            log.error("{} of {} could not be written", what, window.plan().name(), cause);
        }
        storageFailure = cause;
    }

    private long ticks(Duration duration) {
        return Math.round(duration.toNanos() / 1e9 * window.plan().timescaleHz());
    }
}
