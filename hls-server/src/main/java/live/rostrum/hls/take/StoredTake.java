package live.rostrum.hls.take;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import live.rostrum.ingest.container.ContainerHeader;
import live.rostrum.ingest.container.UnsupportedMediaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a stream must know of its take to go on with it after a restart: the file {@code take} beside its window.
 *
 * @param id of the take
 * @param epoch programme time of the take's time 0
 * @param header of its container
 * @param neededFrom number of the chunk from which the take is needed again: everything before is published
 */
record StoredTake(String id, Instant epoch, ContainerHeader header, long neededFrom) {

    private static final Logger log = LoggerFactory.getLogger(StoredTake.class);
    private static final String FILE_NAME = "take";
    private static final int VERSION = 2;
    private static final int LARGEST_HEADER_BYTES = 1024 * 1024;

    /** The take that was going on; empty if there was none, or it cannot be read: then the broadcaster sends the header again. */
    static Optional<StoredTake> read(Path directory) {
        Path file = directory.resolve(FILE_NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            if (in.readInt() != VERSION) {
                return Optional.empty();
            }
            String id = in.readUTF();
            Instant epoch = Instant.ofEpochSecond(in.readLong(), in.readInt());
            long neededFrom = in.readLong();
            int length = in.readInt();
            if (length < 0 || length > LARGEST_HEADER_BYTES) {
                throw new IOException("A header of " + length + " bytes");
            }
            return Optional.of(new StoredTake(id, epoch, ContainerHeader.cut(in.readNBytes(length)), neededFrom));
        } catch (IOException | UnsupportedMediaException e) {
            log.warn("A take's file cannot be read: {}", e.toString());
            return Optional.empty();
        }
    }

    /** Writes the file; a crash leaves the old one or the new one. */
    void write(Path directory) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(VERSION);
            out.writeUTF(id);
            out.writeLong(epoch.getEpochSecond());
            out.writeInt(epoch.getNano());
            out.writeLong(neededFrom);
            out.writeInt(header.bytes().length);
            out.write(header.bytes());
        }
        Path fresh = directory.resolve(FILE_NAME + ".new");
        Files.write(fresh, bytes.toByteArray());
        Files.move(
                fresh,
                directory.resolve(FILE_NAME),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
