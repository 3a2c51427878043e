package live.rostrum.recording.delivery;

import java.nio.charset.StandardCharsets;
import live.rostrum.recording.store.ContentTypes;
import live.rostrum.recording.store.StoredFile;

/** What stands behind an address under {@code /vod/{id}/}. */
sealed interface VodFile {

    long sizeBytes();

    String contentType();

    /** Strong (RFC 9110 8.8.3): other bytes have another one. */
    String etag();

    /** A few bytes that are made here. */
    record Made(byte[] bytes, String contentType, String etag) implements VodFile {

        static Made playlist(String text, String etag) {
            return new Made(text.getBytes(StandardCharsets.UTF_8), ContentTypes.PLAYLIST, etag);
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
    }
}
