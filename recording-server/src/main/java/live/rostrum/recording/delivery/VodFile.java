package live.rostrum.recording.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import live.rostrum.recording.store.ContentTypes;
import live.rostrum.recording.store.StoredFile;

/** What stands behind an address under {@code /vod/{id}/}. */
sealed interface VodFile {

    long sizeBytes();

    String contentType();

    /** Strong (RFC 9110 8.8.3): other bytes have another one. */
    String etag();

    /** Whether it is the same for as long as the edition is the same. */
    boolean isLasting();

    /** Some bytes that are made here. */
    record Made(byte[] bytes, String contentType, String etag, boolean isLasting) implements VodFile {

        /** A playlist that stays as it is. */
        static Made playlist(String text, String etag) {
            return new Made(text.getBytes(StandardCharsets.UTF_8), ContentTypes.PLAYLIST, etag, true);
        }

        /** A playlist that may be another one in a moment. */
        static Made playlist(String text) {
            return passing(text, ContentTypes.PLAYLIST);
        }

        /** WebVTT that may be other text in a moment. */
        static Made text(String text) {
            return passing(text, ContentTypes.of(".vtt"));
        }

        private static Made passing(String text, String contentType) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return new Made(bytes, contentType, '"' + HexFormat.of().formatHex(sha256().digest(bytes)) + '"', false);
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256", e);
            }
        }

        @Override
        public long sizeBytes() {
            return bytes.length;
        }
    }

    /** A file in the store. */
    record Kept(String name, StoredFile file, String etag) implements VodFile {

        @Override
        public long sizeBytes() {
            return file.sizeBytes();
        }

        @Override
        public String contentType() {
            return ContentTypes.of(name);
        }

        @Override
        public boolean isLasting() {
            return true;
        }
    }
}
