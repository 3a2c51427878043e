package live.rostrum.recording.assembly;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import live.rostrum.fmp4.MovieDetails;
import live.rostrum.fmp4.ProgressiveHeader;
import live.rostrum.recording.spool.DurableFiles;

/**
 * Writes {@code recording.mp4} by one sequential copy, and its index. Both are whole and on disk when they have their names, the index last.
 */
final class MovieWriter {

    static final String FILE_NAME = "recording.mp4";

    private static final int BUFFER_BYTES = 1024 * 1024;
    private static final double MS_A_SECOND = 1000;

    private MovieWriter() {}

    /** Hears of bytes of media that have been copied; an exception ends the work. */
    interface Copied {
        void bytes(int count) throws IOException;
    }

    /**
     * What was written.
     *
     * @param sha256 of the file, in hexadecimal digits
     */
    record Written(Path file, RecordingIndex index, String sha256, long sizeBytes) {}

    /**
     * Writes a movie.
     *
     * @param tables of the same pieces
     * @param copied hears of progress
     */
    static Written write(
            Path folder,
            List<? extends MoviePiece> pieces,
            MovieTables tables,
            MovieDetails details,
            PictureSize size,
            Copied copied)
            throws IOException {
        DurableFiles.createDirectories(folder);
        Path fresh = folder.resolve(FILE_NAME + ".new");
        MessageDigest digest = sha256();
        long dataStart;
        long bytes;
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            OutputStream out = new DigestOutputStream(
                    new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES), digest);
            dataStart = ProgressiveHeader.write(out, tables.tracks(size), details, tables.dataBytes());
            for (MoviePiece piece : pieces) {
                piece.fragments((fragment, length) -> {
                    out.write(fragment, 0, length);
                    copied.bytes(length);
                });
            }
            out.flush();
            channel.force(true);
            bytes = channel.size();
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(fresh);
            throw e;
        }
        if (bytes != dataStart + tables.dataBytes()) {
            Files.deleteIfExists(fresh);
            throw new DamagedWorkException("The pieces have other lengths than their heads say");
        }
        RecordingIndex index = index(pieces, tables, size, dataStart);
        Path file = folder.resolve(FILE_NAME);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        writeIndex(folder, index);
        return new Written(file, index, HexFormat.of().formatHex(digest.digest()), bytes);
    }

    private static void writeIndex(Path folder, RecordingIndex index) throws IOException {
        Path fresh = folder.resolve(RecordingIndex.FILE_NAME + ".new");
        try (FileChannel channel = FileChannel.open(
                        fresh,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
            index.write(new Unclosed(out));
            out.flush();
            channel.force(true);
        }
        Files.move(
                fresh,
                folder.resolve(RecordingIndex.FILE_NAME),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        DurableFiles.syncDirectory(folder);
    }

    private static RecordingIndex index(
            List<? extends MoviePiece> pieces, MovieTables tables, PictureSize size, long dataStart) {
        List<RecordingIndex.Run> runs = new ArrayList<>();
        long durationMs = 0;
        double peak = 0;
        for (int number = 0; number < pieces.size(); number++) {
            MovieTables.Piece piece = tables.pieces().get(number);
            List<RecordingIndex.Segment> segments = new ArrayList<>();
            for (RecordingIndex.Segment segment : piece.segments()) {
                segments.add(new RecordingIndex.Segment(
                        dataStart + segment.offset(), segment.bytes(), segment.durationMs()));
                peak = Math.max(peak, bitsPerSecond(segment.bytes(), Math.max(segment.durationMs(), 500)));
            }
            durationMs += piece.length().toMillis();
            Instant time = pieces.get(number).programmeTime();
            runs.add(new RecordingIndex.Run(
                    time == null ? null : time.toEpochMilli(),
                    pieces.get(number).source(),
                    piece.header(),
                    segments));
        }
        double average = bitsPerSecond(tables.dataBytes(), Math.max(1, durationMs));
        return new RecordingIndex(
                RecordingIndex.VERSION,
                durationMs,
                size.width(),
                size.height(),
                tables.codecs(),
                (long) Math.ceil(Math.max(peak, average)),
                (long) Math.ceil(average),
                runs);
    }

    private static double bitsPerSecond(long bytes, long durationMs) {
        return bytes * 8 * MS_A_SECOND / durationMs;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Jackson closes what it writes to, and the file must be forced before. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
