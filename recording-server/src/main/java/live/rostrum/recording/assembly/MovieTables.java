package live.rostrum.recording.assembly;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import live.rostrum.fmp4.FragmentOutline;
import live.rostrum.fmp4.InitSegment;
import live.rostrum.fmp4.MediaKind;
import live.rostrum.fmp4.ProgressiveTrack;
import live.rostrum.fmp4.SampleTable;
import live.rostrum.fmp4.TrackDescription;

/**
 * The two views of a movie's media data: sample tables for a progressive file, and segments for HLS, both made from what the fragments say of themselves. Not thread
 * safe.
 */
final class MovieTables implements Closeable {

    private static final int BOX_HEAD_BYTES = 8;

    /** Two groups of pictures of two seconds may still take a third; three make a segment. */
    private static final long SEGMENT_FULL_TICKS = 5L * Ticks.VIDEO_HZ;

    private final SampleTable pictures;
    private final SampleTable sound;
    private final List<byte[]> pictureEntries = new ArrayList<>();
    private final List<byte[]> soundEntries = new ArrayList<>();
    private final List<String> codecs = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private long dataBytes;

    /** A piece's part of the index; offsets count from the beginning of the media data. */
    record Piece(byte[] header, Duration length, List<RecordingIndex.Segment> segments) {}

    private MovieTables(Path folder) throws IOException {
        Files.createDirectories(folder);
        pictures = new SampleTable(folder, "picture");
        try {
            sound = new SampleTable(folder, "sound");
        } catch (IOException e) {
            pictures.close();
            throw e;
        }
    }

    /**
     * Reads all pieces' heads.
     *
     * @param folder for files that go when this is closed
     */
    static MovieTables of(Path folder, List<? extends MoviePiece> pieces) throws IOException {
        MovieTables tables = new MovieTables(folder);
        try {
            for (MoviePiece piece : pieces) {
                tables.add(piece);
            }
            return tables;
        } catch (IOException | RuntimeException e) {
            tables.close();
            throw e;
        }
    }

    List<Piece> pieces() {
        return pieces;
    }

    long dataBytes() {
        return dataBytes;
    }

    /** All codecs that occur, for a CODECS attribute. */
    String codecs() {
        return String.join(",", codecs);
    }

    List<ProgressiveTrack> tracks(PictureSize size) {
        return List.of(
                new ProgressiveTrack(
                        MediaKind.VIDEO, Ticks.VIDEO_HZ, size.width(), size.height(), pictureEntries, pictures),
                new ProgressiveTrack(MediaKind.AUDIO, Ticks.AUDIO_HZ, 0, 0, soundEntries, sound));
    }

    @Override
    public void close() throws IOException {
        try (pictures) {
            sound.close();
        }
    }

    private void add(MoviePiece piece) throws IOException {
        List<TrackDescription> tracks = piece.tracks();
        TrackDescription picture = tracks.get(RecordedTracks.PICTURE - 1);
        TrackDescription voice = tracks.get(RecordedTracks.SOUND - 1);
        int pictureEntry = indexOf(pictureEntries, picture.sampleEntry());
        int soundEntry = indexOf(soundEntries, voice.sampleEntry());
        addCodec(picture.codec());
        addCodec(voice.codec());
        long start = pictures.endTicks();
        Segments segments = new Segments();
        piece.heads((moof, fragmentBytes) -> {
            long offset = dataBytes + moof.length + BOX_HEAD_BYTES;
            long ticksBefore = pictures.endTicks();
            FragmentOutline outline = FragmentOutline.of(moof);
            for (FragmentOutline.Track track : outline.tracks()) {
                boolean isPicture = track.id() == RecordedTracks.PICTURE;
                tabulate(track, isPicture ? pictures : sound, offset, isPicture ? pictureEntry : soundEntry);
                offset += track.dataBytes();
            }
            segments.add(beginsWithKeyFrame(outline), dataBytes, fragmentBytes, pictures.endTicks() - ticksBefore);
            dataBytes += fragmentBytes;
        });
        endTogether();
        segments.close();
        Duration length = Ticks.toDuration(pictures.endTicks() - start);
        pieces.add(new Piece(InitSegment.writeTracks(tracks), length, segments.closed));
    }

    /**
     * Shows the last picture until the sound ends, so that the next piece begins in step. Of a clip, whose first frame of sound may begin within its first picture, the sound
     * may be shorter, by less than a frame.
     */
    private void endTogether() throws DamagedWorkException {
        int standing = Math.toIntExact(Ticks.audioToVideo(sound.endTicks()) - pictures.endTicks());
        if (standing <= -Ticks.AUDIO_FRAME_OF_VIDEO) {
            throw new DamagedWorkException("A piece's sound ends " + -standing + " ticks before its picture");
        }
        pictures.extendLast(Math.max(0, standing));
    }

    private static boolean beginsWithKeyFrame(FragmentOutline outline) {
        boolean[] first = {true, false};
        outline.tracks().getFirst().forEach((duration, size, composition, sync) -> {
            first[1] |= first[0] && sync;
            first[0] = false;
        });
        return first[1];
    }

    private static void tabulate(FragmentOutline.Track track, SampleTable table, long offset, int entry)
            throws IOException {
        table.chunk(offset, track.samples(), entry);
        try {
            track.forEach((duration, size, composition, sync) -> {
                try {
                    table.sample(duration, size, composition, sync);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void addCodec(String codec) {
        if (!codecs.contains(codec)) {
            codecs.add(codec);
        }
    }

    /** The place of a sample entry among those that are different, from 1. */
    private static int indexOf(List<byte[]> entries, byte[] entry) {
        for (int i = 0; i < entries.size(); i++) {
            if (Arrays.equals(entries.get(i), entry)) {
                return i + 1;
            }
        }
        entries.add(entry);
        return entries.size();
    }

    /** Gathers fragments to segments, each of which begins with a key frame. */
    private static final class Segments {

        private final List<RecordingIndex.Segment> closed = new ArrayList<>();
        private long offset;
        private int bytes;
        private long ticks;
        private long endTicks;

        void add(boolean keyFrame, long fragmentOffset, int fragmentBytes, long fragmentTicks) {
            if (bytes == 0) {
                offset = fragmentOffset;
            } else if (keyFrame && ticks >= SEGMENT_FULL_TICKS) {
                close();
                offset = fragmentOffset;
            }
            bytes += fragmentBytes;
            ticks += fragmentTicks;
            endTicks += fragmentTicks;
        }

        void close() {
            if (bytes > 0) {
                long startMs = toMs(endTicks - ticks);
                closed.add(new RecordingIndex.Segment(offset, bytes, (int) (toMs(endTicks) - startMs)));
            }
            bytes = 0;
            ticks = 0;
        }

        private static long toMs(long ticks) {
            return Math.round(ticks * 1000.0 / Ticks.VIDEO_HZ);
        }
    }
}
