package live.rostrum.recording.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import live.rostrum.ffmpeg.FfmpegBinary;
import live.rostrum.fmp4.FragmentOutline;
import live.rostrum.fmp4.InitSegment;
import live.rostrum.fmp4.MalformedMediaException;
import live.rostrum.fmp4.MovieDetails;
import live.rostrum.fmp4.TrackDescription;

/**
 * Cuts clips out of finished recordings by copying whole fragments: from the key frame at or before the start to the first one at or after the end. Nothing is encoded; FFmpeg
 * only makes the pictures.
 *
 * <p>The first frame of sound may begin up to 21 ms after the first picture; the file plays it with it.
 */
public final class Clips {

    private final FfmpegBinary ffmpeg;

    public Clips(FfmpegBinary ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * What a clip is to be.
     *
     * @param title for people
     * @param createdAt when the event began
     * @param start since the recording's beginning
     * @param end since the recording's beginning, after the start
     */
    public record Cut(String title, Instant createdAt, Duration start, Duration end) {

        public Cut {
            if (start.isNegative() || end.compareTo(start) <= 0) {
                throw new IllegalArgumentException("A clip from " + start + " to " + end);
            }
        }
    }

    /**
     * Cuts a clip.
     *
     * @param recording the MP4
     * @param index its index
     * @param work a folder for what is in between, which is deleted
     * @param folder for the finished files; made if it is not there
     * @throws AssemblyException if there is nothing in that part, or the disk is full
     */
    public FinishedRecording cut(Path recording, RecordingIndex index, Cut cut, Path work, Path folder)
            throws IOException {
        try {
            return write(pieces(recording, index, cut), index, cut, work, folder);
        } catch (MalformedMediaException e) {
            throw new IOException("The recording " + recording + " is damaged: " + e.getMessage(), e);
        } catch (IOException e) {
            throw AssemblyException.of(e);
        } finally {
            delete(work);
        }
    }

    private FinishedRecording write(List<MoviePiece> pieces, RecordingIndex index, Cut cut, Path work, Path folder)
            throws IOException {
        if (pieces.isEmpty()) {
            throw new AssemblyException(Failure.NO_MEDIA, "The recording has nothing from " + cut.start() + " on");
        }
        PictureSize size = new PictureSize(index.width(), index.height());
        try (MovieTables tables = MovieTables.of(work, pieces)) {
            Duration length =
                    tables.pieces().stream().map(MovieTables.Piece::length).reduce(Duration.ZERO, Duration::plus);
            MovieDetails details = new MovieDetails(cut.title(), cut.createdAt(), List.of());
            MovieWriter.Written written =
                    MovieWriter.write(folder, pieces, tables, details, size, Clips::checkNotInterrupted);
            new Pictures(ffmpeg).make(written.file(), length, size, folder);
            ContinuityReport whole = new ContinuityReport(length, length, List.of(), true, false, List.of());
            return new FinishedRecording(
                    written.file(), written.index(), written.sha256(), written.sizeBytes(), length, size, whole);
        }
    }

    private static void checkNotInterrupted(int bytes) throws AssemblyCancelledException {
        if (Thread.currentThread().isInterrupted()) {
            throw new AssemblyCancelledException("of a clip");
        }
    }

    private static List<MoviePiece> pieces(Path recording, RecordingIndex index, Cut cut) throws IOException {
        List<MoviePiece> pieces = new ArrayList<>();
        long position = 0;
        for (RecordingIndex.Run run : index.runs()) {
            Selection selection =
                    new Selection(Ticks.ofVideo(cut.start()) - position, Ticks.ofVideo(cut.end()) - position);
            List<TrackDescription> tracks = InitSegment.read(run.init());
            RecordingIndex.Segment last = run.segments().getLast();
            long from = run.segments().getFirst().offset();
            long to = last.offset() + last.bytes();
            position += selection.read(new ClipPiece(recording, from, to, tracks, 0, run), from);
            if (selection.to > selection.from) {
                pieces.add(new ClipPiece(recording, selection.from, selection.to, tracks, selection.startTicks, run));
            }
        }
        return pieces;
    }

    /** Finds the fragments of a run that belong to a clip. */
    private static final class Selection {

        private final long wantedStart;
        private final long wantedEnd;
        private long from;
        private long to;
        private long startTicks;
        private long ticks;
        private long offset;

        Selection(long wantedStartTicks, long wantedEndTicks) {
            this.wantedStart = wantedStartTicks;
            this.wantedEnd = wantedEndTicks;
        }

        /** Reads a run's heads and gives back its length in ticks. */
        long read(MoviePiece run, long firstOffset) throws IOException {
            offset = firstOffset;
            from = firstOffset;
            to = firstOffset;
            run.heads((moof, bytes) -> {
                FragmentOutline.Track picture =
                        FragmentOutline.of(moof).tracks().getFirst();
                boolean[] keyFrame = {false};
                long[] length = {0};
                picture.forEach((duration, size, composition, sync) -> {
                    keyFrame[0] |= length[0] == 0 && sync;
                    length[0] += duration;
                });
                add(keyFrame[0], bytes, length[0]);
            });
            return ticks;
        }

        private void add(boolean keyFrame, int bytes, long length) {
            if (keyFrame && ticks <= wantedStart) {
                from = offset;
                startTicks = ticks;
            }
            offset += bytes;
            if (ticks < wantedEnd && ticks + length > wantedStart) {
                to = offset;
            }
            ticks += length;
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
