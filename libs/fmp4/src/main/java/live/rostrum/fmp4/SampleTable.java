package live.rostrum.fmp4;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the samples of one track of a progressive file are and when they are shown (ISO/IEC 14496-12 8.5 to 8.7). Entries go to files in a folder of the caller's, so
 * that memory does not grow with the length. Not thread safe.
 */
public final class SampleTable implements Closeable {

    final EntryFile durations;
    final EntryFile compositionOffsets;
    final EntryFile syncSamples;
    final EntryFile sizes;
    final EntryFile chunks;
    final EntryFile chunkOffsets;

    private final RunLength durationRuns;
    private final RunLength offsetRuns;
    private long samples;
    private long ticks;
    private int lastDuration = -1;
    private boolean anyOffset;
    private int lastChunkSamples = -1;
    private int lastChunkDescription = -1;

    /** An empty table whose files go to this folder under this name. */
    public SampleTable(Path folder, String name) throws IOException {
        durations = new EntryFile(folder.resolve(name + ".stts"));
        compositionOffsets = new EntryFile(folder.resolve(name + ".ctts"));
        syncSamples = new EntryFile(folder.resolve(name + ".stss"));
        sizes = new EntryFile(folder.resolve(name + ".stsz"));
        chunks = new EntryFile(folder.resolve(name + ".stsc"));
        chunkOffsets = new EntryFile(folder.resolve(name + ".co64"));
        durationRuns = new RunLength(durations);
        offsetRuns = new RunLength(compositionOffsets);
    }

    /** Begins a chunk: samples that stand one after the other in the file. */
    public void chunk(long offsetInData, int samplesInChunk, int descriptionIndex) throws IOException {
        chunkOffsets.wideEntry(offsetInData);
        if (samplesInChunk != lastChunkSamples || descriptionIndex != lastChunkDescription) {
            chunks.entry((int) chunkOffsets.entries(), samplesInChunk, descriptionIndex);
            lastChunkSamples = samplesInChunk;
            lastChunkDescription = descriptionIndex;
        }
    }

    /** The next sample. */
    public void sample(int durationTicks, int sizeBytes, int compositionOffsetTicks, boolean sync) throws IOException {
        pushDuration();
        lastDuration = durationTicks;
        samples++;
        anyOffset |= compositionOffsetTicks != 0;
        offsetRuns.add(compositionOffsetTicks);
        sizes.entry(sizeBytes);
        if (sync) {
            syncSamples.entry((int) samples);
        }
    }

    /** Shows the last sample for longer. */
    public void extendLast(int ticksMore) {
        if (lastDuration < 0 || ticksMore < 0) {
            throw new IllegalArgumentException("No sample to show for " + ticksMore + " ticks more");
        }
        lastDuration += ticksMore;
    }

    /** Where the last sample ends, in ticks. */
    public long endTicks() {
        return ticks + Math.max(0, lastDuration);
    }

    /** How many samples there are. */
    public long samples() {
        return samples;
    }

    boolean allSync() {
        return syncSamples.entries() == samples;
    }

    boolean hasOffsets() {
        return anyOffset;
    }

    void finish() throws IOException {
        pushDuration();
        durationRuns.flush();
        offsetRuns.flush();
        for (EntryFile file : files()) {
            file.finish();
        }
    }

    @Override
    public void close() throws IOException {
        for (EntryFile file : files()) {
            file.close();
        }
    }

    private List<EntryFile> files() {
        return List.of(durations, compositionOffsets, syncSamples, sizes, chunks, chunkOffsets);
    }

    private void pushDuration() throws IOException {
        if (lastDuration >= 0) {
            durationRuns.add(lastDuration);
            ticks += lastDuration;
            lastDuration = -1;
        }
    }

    /** Writes equal values as one entry of count and value. */
    private static final class RunLength {

        private final EntryFile file;
        private int count;
        private int value;

        RunLength(EntryFile file) {
            this.file = file;
        }

        void add(int next) throws IOException {
            if (count > 0 && next != value) {
                flush();
            }
            value = next;
            count++;
        }

        void flush() throws IOException {
            if (count > 0) {
                file.entry(count, value);
                count = 0;
            }
        }
    }
}
