package live.rostrum.recording.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import live.rostrum.recording.spool.DurableFiles;

/**
 * Recordings in folders of this disk: {@code {recordingId}/{edition}/}. A finished folder gets there by one rename, so that it is there as a whole or not at all.
 */
public final class LocalRecordingStore implements RecordingStore {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path root;

    /**
     * A store in a folder, which is made when it is needed.
     *
     * @param root on the same file system as what is put into it
     */
    public LocalRecordingStore(Path root) {
        this.root = root;
    }

    @Override
    public StoreKind kind() {
        return StoreKind.LOCAL;
    }

    @Override
    public void put(Edition edition, Path folder) throws StoreException {
        Path target = folder(edition);
        try {
            Folders.syncFiles(folder);
            DurableFiles.createDirectories(recordingFolder(edition));
            if (Folders.haveSameFiles(folder, target)) {
                // An edition's name says what is in it: a second one has nothing new.
                Folders.delete(folder);
                return;
            }
            // Half of one, which a deletion has left.
            Folders.delete(target);
            Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
            DurableFiles.syncDirectory(recordingFolder(edition));
        } catch (AtomicMoveNotSupportedException e) {
            throw new StoreException(
                    StoreException.Reason.REFUSED, folder + " and " + root + " are on different file systems", e);
        } catch (IOException e) {
            throw failed(edition, e);
        }
    }

    @Override
    public Optional<StoredFile> find(Edition edition, String name) throws StoreException {
        Path file = folder(edition).resolve(FileName.check(name));
        try {
            return Optional.of(new StoredFile(Files.size(file), file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed(edition, e);
        }
    }

    @Override
    public InputStream open(Edition edition, String name, long offset, long bytes) throws StoreException {
        Path file = folder(edition).resolve(FileName.check(name));
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            channel.position(offset);
            return new BoundedStream(new BufferedInputStream(Channels.newInputStream(channel), BUFFER_BYTES), bytes);
        } catch (NoSuchFileException e) {
            throw new StoreException(StoreException.Reason.MISSING, "No file " + file, e);
        } catch (IOException e) {
            throw failed(edition, e);
        }
    }

    @Override
    public void delete(Edition edition) throws StoreException {
        try {
            Folders.delete(folder(edition));
            Folders.deleteIfEmpty(recordingFolder(edition));
        } catch (IOException e) {
            throw failed(edition, e);
        }
    }

    @Override
    public void list(Consumer<StoredEdition> consumer) throws StoreException {
        try (DirectoryStream<Path> recordings = Files.newDirectoryStream(root)) {
            for (Path recording : recordings) {
                if (Edition.isRecordingId(Folders.name(recording))) {
                    listEditions(recording, consumer);
                }
            }
        } catch (NoSuchFileException e) {
            // Nothing was stored yet.
        } catch (IOException e) {
            throw new StoreException(StoreException.Reason.UNREACHABLE, "Cannot list " + root, e);
        }
    }

    private static void listEditions(Path recording, Consumer<StoredEdition> consumer) throws IOException {
        try (DirectoryStream<Path> editions = Files.newDirectoryStream(recording)) {
            for (Path edition : editions) {
                if (Edition.isName(Folders.name(edition))) {
                    consumer.accept(describe(edition, new Edition(Folders.name(recording), Folders.name(edition))));
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            // Deleted meanwhile, or no folder of ours.
        }
    }

    private static StoredEdition describe(Path folder, Edition edition) throws IOException {
        long bytes = 0;
        Instant changedAt = Files.getLastModifiedTime(folder).toInstant();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                bytes += Files.size(file);
            }
        } catch (NotDirectoryException e) {
            bytes = Files.size(folder);
        }
        return new StoredEdition(edition, bytes, changedAt);
    }

    private Path folder(Edition edition) {
        return recordingFolder(edition).resolve(edition.name());
    }

    private Path recordingFolder(Edition edition) {
        return root.resolve(edition.recordingId());
    }

    private static StoreException failed(Edition edition, IOException cause) {
        boolean full = cause instanceof FileSystemException e
                && String.valueOf(e.getReason()).contains("No space left");
        return new StoreException(
                full ? StoreException.Reason.FULL : StoreException.Reason.UNREACHABLE,
                "Recording " + edition.recordingId() + " could not be kept or read on this disk",
                cause);
    }
}
