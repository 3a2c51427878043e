package live.rostrum.recording.assembly;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import live.rostrum.fmp4.FragmentOutline;
import live.rostrum.fmp4.TrackDescription;
import org.jspecify.annotations.Nullable;

/**
 * A part of a finished recording as a piece of another one.
 *
 * @param file the recording
 * @param from first byte of its first fragment
 * @param to the byte behind its last fragment
 * @param tracks of the run that it is from
 * @param startTicks where it begins in that run, in ticks of the picture's clock
 * @param run that run, as the recording's index has it
 */
record ClipPiece(Path file, long from, long to, List<TrackDescription> tracks, long startTicks, RecordingIndex.Run run)
        implements MoviePiece {

    ClipPiece {
        tracks = List.copyOf(tracks);
    }

    @Override
    public @Nullable Instant programmeTime() {
        Long runTimeMs = run.programmeTimeMs();
        return runTimeMs == null ? null : Instant.ofEpochMilli(runTimeMs).plus(Ticks.toDuration(startTicks));
    }

    @Override
    public RecordingIndex.@Nullable Source source() {
        RecordingIndex.Source source = run.source();
        return source == null ? null : source.later(Ticks.toDuration(startTicks));
    }

    @Override
    public void heads(Heads visitor) throws IOException {
        try (FragmentFile fragments = new FragmentFile(file, from, to)) {
            while (fragments.hasMore()) {
                byte[] moof = fragments.moof();
                int bytes = fragments.fragmentBytes(moof.length);
                visitor.head(moof, bytes);
                fragments.skip(bytes);
            }
        }
    }

    @Override
    public void fragments(Fragments visitor) throws IOException {
        Map<Integer, Long> earlier =
                Map.of(RecordedTracks.PICTURE, startTicks, RecordedTracks.SOUND, Ticks.videoToAudio(startTicks));
        try (FragmentFile fragments = new FragmentFile(file, from, to)) {
            while (fragments.hasMore()) {
                int moofBytes = fragments.moof().length;
                int bytes = fragments.fragmentBytes(moofBytes);
                byte[] content = fragments.read(bytes);
                byte[] moof = Arrays.copyOf(content, moofBytes);
                FragmentOutline.moveEarlier(moof, earlier);
                System.arraycopy(moof, 0, content, 0, moofBytes);
                visitor.fragment(content, bytes);
            }
        }
    }
}
