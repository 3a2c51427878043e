package live.rostrum.recording.assembly;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Base64;
import java.util.StringJoiner;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run's file: tab-separated lines, appended when what they tell is in the file.
 *
 * <pre>
 * run       seq  offset  firstNanos  nanos                 where in the take it began
 * tracks    CMAF header in base64
 * begin     startTicks                                     on the take's clock
 * fragment  bytes  crc32c  endTicks  [seq  offset  firstNanos  nanos]   the place where another run can go on
 * end       reason  nextSeq
 * </pre>
 *
 * <p>A last line without its newline was torn by a crash and does not count.
 */
final class RunJournal implements Closeable {

    /** Hears of each line, in order. */
    interface Visitor {
        default void run(ReadingPoint from) throws IOException {}

        default void tracks(byte[] header) throws IOException {}

        default void begin(long startTicks) throws IOException {}

        default void fragment(int bytes, int checksum, long endTicks, @Nullable ReadingPoint next) throws IOException {}

        default void end(RunEnd reason, long nextSeq) throws IOException {}
    }

    private final FileChannel channel;

    private RunJournal(FileChannel channel) {
        this.channel = channel;
    }

    static RunJournal create(Path file) throws IOException {
        return new RunJournal(FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING));
    }

    static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }

    void run(ReadingPoint from) throws IOException {
        line("run", point(from));
    }

    void tracks(byte[] header) throws IOException {
        line("tracks", Base64.getEncoder().encodeToString(header));
    }

    void begin(long startTicks) throws IOException {
        line("begin", startTicks);
    }

    void fragment(int bytes, int checksum, long endTicks, @Nullable ReadingPoint next) throws IOException {
        if (next == null) {
            line("fragment", bytes, checksum, endTicks);
        } else {
            line("fragment", bytes, checksum, endTicks, point(next));
        }
    }

    void end(RunEnd reason, long nextSeq) throws IOException {
        line("end", reason, nextSeq);
    }

    void sync() throws IOException {
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /**
     * Reads a journal.
     *
     * @throws IOException if it cannot be read or holds what nobody wrote
     */
    static void read(Path file, Visitor visitor) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            long unread = Files.size(file);
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                unread -= line.length() + 1;
                if (unread < 0) {
                    return;
                }
                visit(line.split("\t", -1), visitor);
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new IOException("The journal " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void visit(String[] fields, Visitor visitor) throws IOException {
        switch (fields[0]) {
            case "run" -> visitor.run(point(fields, 1));
            case "tracks" -> visitor.tracks(Base64.getDecoder().decode(fields[1]));
            case "begin" -> visitor.begin(Long.parseLong(fields[1]));
            case "fragment" ->
                visitor.fragment(
                        Integer.parseInt(fields[1]),
                        Integer.parseInt(fields[2]),
                        Long.parseLong(fields[3]),
                        fields.length > 4 ? point(fields, 4) : null);
            case "end" -> visitor.end(RunEnd.valueOf(fields[1]), Long.parseLong(fields[2]));
            default -> throw new IllegalArgumentException("line " + fields[0]);
        }
    }

    private static ReadingPoint point(String[] fields, int at) {
        return new ReadingPoint(
                Long.parseLong(fields[at]),
                Integer.parseInt(fields[at + 1]),
                Duration.ofNanos(Long.parseLong(fields[at + 2])),
                Duration.ofNanos(Long.parseLong(fields[at + 3])));
    }

    private static String point(ReadingPoint point) {
        return point.seq() + "\t" + point.offset() + "\t" + point.firstTime().toNanos() + "\t"
                + point.time().toNanos();
    }

    private void line(Object... fields) throws IOException {
        StringJoiner line = new StringJoiner("\t", "", "\n");
        for (Object field : fields) {
            line.add(field.toString());
        }
        ByteBuffer bytes = ByteBuffer.wrap(line.toString().getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
