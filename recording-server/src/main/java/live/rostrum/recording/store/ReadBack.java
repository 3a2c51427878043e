package live.rostrum.recording.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import live.rostrum.recording.store.StoreException.Reason;

/** Compares what a bucket gives back with the file that was sent, by SHA-256 over every byte. */
final class ReadBack {

    private static final int BUFFER_BYTES = 64 * 1024;
    /** Read piece by piece, so that a connection that breaks costs one piece. */
    private static final long PIECE_BYTES = 32L * 1024 * 1024;

    private static final int TRIES = 3;

    private final S3Download download;

    ReadBack(S3Download download) {
        this.download = download;
    }

    /**
     * Does nothing if they are the same.
     *
     * @throws StoreException with {@link Reason#DAMAGED} if they are not, with another reason if that cannot be told now
     */
    void compare(Path file, String key) throws StoreException {
        try {
            byte[] sent = sha256(file);
            byte[] found = sha256(key, Files.size(file));
            if (!Arrays.equals(sent, found)) {
                throw new StoreException(Reason.DAMAGED, key + " is not what was sent", null);
            }
        } catch (IOException e) {
            throw new StoreException(Reason.UNREACHABLE, key + " could not be read back", e);
        }
    }

    private static byte[] sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = Files.newInputStream(file)) {
            drain(in, digest);
        }
        return digest.digest();
    }

    private byte[] sha256(String key, long size) throws IOException, StoreException {
        MessageDigest digest = digest();
        for (long offset = 0; offset < size; offset += PIECE_BYTES) {
            digest = withPiece(digest, key, offset, Math.min(PIECE_BYTES, size - offset));
        }
        return digest.digest();
    }

    /** What a piece that broke off has added is thrown away with its copy of the digest. */
    private MessageDigest withPiece(MessageDigest before, String key, long offset, long bytes)
            throws IOException, StoreException {
        for (int attempt = 1; ; attempt++) {
            MessageDigest digest = copy(before);
            try (InputStream in = download.open(key, offset, bytes)) {
                drain(in, digest);
                return digest;
            } catch (IOException e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static void drain(InputStream in, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java has SHA-256", e);
        }
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Each Java's SHA-256 can be copied", e);
        }
    }
}
