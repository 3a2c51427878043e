package live.rostrum.tokens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * A secret in a file of its own, made by whoever comes first.
 *
 * <p>The secret is written and synced under another name and then linked to its own, which fails when another process
 * was faster: so all of them read the same whole secret, at any moment. Only the owner may read the file and its folder.
 */
public final class SecretFile {

    private static final int LARGEST_FILE_BYTES = 1 << 20;
    private static final int SECRET_BYTES = 32;

    private final Path file;

    public SecretFile(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    /** The random secret in the file: 32 bytes in base64url. */
    public String readOrCreate() {
        return readOrCreate(SecretFile::random);
    }

    /** The text in the file, which is {@code first} when there is no file yet. */
    String readOrCreate(Supplier<String> first) {
        try {
            try {
                return read();
            } catch (NoSuchFileException absent) {
                create(first.get());
                return read();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or make " + file, e);
        }
    }

    private String read() throws IOException {
        if (Files.size(file) > LARGEST_FILE_BYTES) {
            throw new IOException(file + " is too large to be a secret");
        }
        String text = Files.readString(file).strip();
        if (text.isEmpty()) {
            throw new IOException(file + " is empty; remove it to have a new one made");
        }
        return text;
    }

    private void create(String text) throws IOException {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IOException(file + " is no file");
        }
        Files.createDirectories(folder, attributes("rwx------"));
        Path draft = Files.createTempFile(folder, "secret", ".tmp", attributes("rw-------"));
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException another) {
            // Somebody was faster: theirs counts.
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private FileAttribute<?>[] attributes(String permissions) {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }

    private static String random() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
