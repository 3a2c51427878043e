package live.rostrum.recording.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import live.rostrum.recording.store.StoreException.Reason;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Recordings in a bucket, under {@code {prefix}{recordingId}/{edition}/}. The local folder goes only after each file was read back from the bucket and had the
 * SHA-256 of what was sent.
 */
public final class S3RecordingStore implements RecordingStore {

    private static final int MAX_REMEMBERED = 10_000;

    private final S3AsyncClient client;
    private final S3Settings settings;
    private final S3Upload upload;
    private final S3Download download;
    private final ReadBack readBack;
    /** A file of an edition never changes; each range that a viewer asks for would ask for its length. */
    private final Cache<String, StoredFile> known = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    /**
     * A store in a bucket, which must exist.
     *
     * @param client is closed with the store
     */
    public S3RecordingStore(S3AsyncClient client, S3Settings settings) {
        this.client = client;
        this.settings = settings;
        this.upload = new S3Upload(client, settings);
        this.download = new S3Download(client, settings);
        this.readBack = new ReadBack(download);
    }

    @Override
    public StoreKind kind() {
        return StoreKind.S3;
    }

    @Override
    public void put(Edition edition, Path folder) throws StoreException {
        List<Path> files = files(folder);
        upload.abortLeft(settings.keyPrefix(edition));
        for (Path file : files) {
            String name = Folders.name(file);
            upload.send(file, settings.key(edition, FileName.check(name)), ContentTypes.of(name));
        }
        for (Path file : files) {
            compare(edition, file);
        }
        deleteLocal(folder);
    }

    @Override
    public Optional<StoredFile> find(Edition edition, String name) throws StoreException {
        String key = settings.key(edition, FileName.check(name));
        StoredFile remembered = known.getIfPresent(key);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        try {
            long bytes = S3Calls.await(
                            client.headObject(
                                    request -> request.bucket(settings.bucket()).key(key)),
                            settings.callTimeout())
                    .contentLength();
            StoredFile found = new StoredFile(bytes, null);
            known.put(key, found);
            return Optional.of(found);
        } catch (StoreException e) {
            if (e.reason() == Reason.MISSING) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public InputStream open(Edition edition, String name, long offset, long bytes) throws StoreException {
        return download.open(settings.key(edition, FileName.check(name)), offset, bytes);
    }

    @Override
    public void delete(Edition edition) throws StoreException {
        String keyPrefix = settings.keyPrefix(edition);
        upload.abortLeft(keyPrefix);
        eachObject(keyPrefix, object -> {
            S3Calls.await(
                    client.deleteObject(
                            request -> request.bucket(settings.bucket()).key(object.key())),
                    settings.callTimeout());
            known.invalidate(object.key());
        });
    }

    @Override
    public void list(Consumer<StoredEdition> consumer) throws StoreException {
        EditionListing listing = new EditionListing(settings.prefix(), consumer);
        eachObject(settings.prefix(), object -> listing.add(object.key(), object.size(), object.lastModified()));
        listing.end();
    }

    @Override
    public void close() {
        client.close();
    }

    /** Page by page, so that a bucket of any size fits. */
    private void eachObject(String keyPrefix, ObjectConsumer consumer) throws StoreException {
        @Nullable String token = null;
        do {
            String from = token;
            ListObjectsV2Response page = S3Calls.await(
                    client.listObjectsV2(request ->
                            request.bucket(settings.bucket()).prefix(keyPrefix).continuationToken(from)),
                    settings.callTimeout());
            for (S3Object object : page.contents()) {
                consumer.accept(object);
            }
            token = Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null;
        } while (token != null);
    }

    private void compare(Edition edition, Path file) throws StoreException {
        String key = settings.key(edition, Folders.name(file));
        try {
            readBack.compare(file, key);
        } catch (StoreException e) {
            if (e.reason() == Reason.DAMAGED) {
                delete(edition);
            }
            throw e;
        }
    }

    private static List<Path> files(Path folder) throws StoreException {
        try {
            return Folders.files(folder);
        } catch (IOException e) {
            throw new StoreException(Reason.MISSING, "Cannot read " + folder, e);
        }
    }

    private static void deleteLocal(Path folder) throws StoreException {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new StoreException(Reason.UNREACHABLE, "The bucket has it, but " + folder + " stays", e);
        }
    }

    private interface ObjectConsumer {

        void accept(S3Object object) throws StoreException;
    }
}
