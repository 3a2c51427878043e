package live.rostrum.recording.assembly;

import java.time.Duration;
import java.util.List;
import live.rostrum.recording.spool.TakeManifest;

/**
 * What there is of a take.
 *
 * @param manifest what the client said of it
 * @param runs what was made of it, in order; may be none
 * @param chunksRead the first chunk that is not in the spool
 */
record TakeSpan(TakeManifest manifest, List<StoredRun> runs, long chunksRead) {

    TakeSpan {
        runs = List.copyOf(runs);
    }

    /** Whether the client said that it is complete. */
    boolean isStopped() {
        return manifest.chunks() != null;
    }

    /** Chunks at its end that have not come. */
    long chunksMissingAtEnd() {
        Long chunks = manifest.chunks();
        return chunks == null ? 0 : Math.max(0, chunks - chunksRead);
    }

    /** About how long they are. */
    Duration missingAtEnd() {
        return Duration.ofMillis(chunksMissingAtEnd() * Math.max(0, manifest.timesliceMs()));
    }

    /** Where its media ends, on its own clock. */
    Duration mediaEnd() {
        return runs.isEmpty() ? Duration.ZERO : runs.getLast().endTime();
    }
}
