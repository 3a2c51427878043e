package live.rostrum.recording.assembly;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.CRC32C;
import live.rostrum.fmp4.InitSegment;
import live.rostrum.fmp4.TrackDescription;
import org.jspecify.annotations.Nullable;

/** A run's file as a piece of the movie; each fragment is compared with its checksum when it is copied. When it began is known once all are. */
record RunPiece(
        String takeId, Path folder, StoredRun run, @Nullable Instant programmeTime) implements MoviePiece {

    RunPiece at(Instant time) {
        return new RunPiece(takeId, folder, run, time);
    }

    @Override
    public RecordingIndex.Source source() {
        return new RecordingIndex.Source(takeId, run.start().toMillis());
    }

    @Override
    public List<TrackDescription> tracks() {
        return InitSegment.read(run.header());
    }

    @Override
    public void heads(Heads visitor) throws IOException {
        try (FragmentFile file = open()) {
            while (file.hasMore()) {
                byte[] moof = file.moof();
                int bytes = file.fragmentBytes(moof.length);
                visitor.head(moof, bytes);
                file.skip(bytes);
            }
        }
    }

    @Override
    public void fragments(Fragments visitor) throws IOException {
        try (FragmentFile file = open()) {
            RunJournal.read(RunFile.journal(folder, run.number()), new RunJournal.Visitor() {
                @Override
                public void fragment(int bytes, int checksum, long endTicks, @Nullable ReadingPoint next)
                        throws IOException {
                    if (file.hasMore()) {
                        byte[] content = file.read(bytes);
                        check(content, bytes, checksum);
                        visitor.fragment(content, bytes);
                    }
                }
            });
        }
    }

    private FragmentFile open() throws IOException {
        return new FragmentFile(RunFile.fragments(folder, run.number()), 0, run.bytes());
    }

    private void check(byte[] content, int bytes, int expected) throws DamagedWorkException {
        CRC32C checksum = new CRC32C();
        checksum.update(content, 0, bytes);
        if ((int) checksum.getValue() != expected) {
            throw new DamagedWorkException(folder + ": a fragment of run " + run.number() + " fails its checksum");
        }
    }
}
