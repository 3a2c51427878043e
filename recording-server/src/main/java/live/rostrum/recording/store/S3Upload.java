package live.rostrum.recording.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import live.rostrum.recording.store.StoreException.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.FileRequestBodyConfiguration;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/**
 * Sends files to a bucket. A large file goes in parts, each with a checksum that the server compares, some at one time, read from the disk as they are sent. An
 * upload that fails is aborted, so that its parts are not paid for; what a crash has left is aborted by the next try.
 */
final class S3Upload {

    private static final Logger LOG = LoggerFactory.getLogger(S3Upload.class);
    private static final int READ_BYTES = 64 * 1024;

    private final S3AsyncClient client;
    private final S3Settings settings;

    S3Upload(S3AsyncClient client, S3Settings settings) {
        this.client = client;
        this.settings = settings;
    }

    void send(Path file, String key, String contentType) throws StoreException {
        long size = size(file);
        if (size <= settings.partBytes()) {
            S3Calls.await(
                    client.putObject(
                            request -> request.bucket(settings.bucket())
                                    .key(key)
                                    .contentType(contentType)
                                    .checksumAlgorithm(ChecksumAlgorithm.CRC32),
                            body(file, 0, size)),
                    settings.callTimeout());
        } else {
            sendInParts(file, size, key, contentType);
        }
    }

    /** Aborts uploads that nobody goes on with. */
    void abortLeft(String keyPrefix) throws StoreException {
        List<MultipartUpload> left = S3Calls.await(
                        client.listMultipartUploads(
                                request -> request.bucket(settings.bucket()).prefix(keyPrefix)),
                        settings.callTimeout())
                .uploads();
        for (MultipartUpload upload : left) {
            if (upload.key().startsWith(keyPrefix)) {
                abort(upload.key(), upload.uploadId());
            }
        }
    }

    private void sendInParts(Path file, long size, String key, String contentType) throws StoreException {
        String uploadId = S3Calls.await(
                        client.createMultipartUpload(request -> request.bucket(settings.bucket())
                                .key(key)
                                .contentType(contentType)
                                .checksumAlgorithm(ChecksumAlgorithm.CRC32)),
                        settings.callTimeout())
                .uploadId();
        try {
            List<CompletedPart> parts = sendParts(file, size, key, uploadId);
            S3Calls.await(
                    client.completeMultipartUpload(request -> request.bucket(settings.bucket())
                            .key(key)
                            .uploadId(uploadId)
                            .multipartUpload(upload -> upload.parts(parts))),
                    settings.callTimeout());
        } catch (StoreException e) {
            abortQuietly(key, uploadId);
            throw e;
        }
    }

    private List<CompletedPart> sendParts(Path file, long size, String key, String uploadId) throws StoreException {
        long partBytes = settings.partBytesFor(size);
        List<CompletedPart> done = new ArrayList<>();
        Deque<CompletableFuture<CompletedPart>> underWay = new ArrayDeque<>();
        try {
            for (long offset = 0; offset < size; offset += partBytes) {
                if (underWay.size() == settings.parallelParts()) {
                    done.add(S3Calls.await(underWay.remove(), settings.callTimeout()));
                }
                int number = done.size() + underWay.size() + 1;
                underWay.add(sendPart(file, offset, Math.min(partBytes, size - offset), key, uploadId, number));
            }
            while (!underWay.isEmpty()) {
                done.add(S3Calls.await(underWay.remove(), settings.callTimeout()));
            }
            return done;
        } finally {
            underWay.forEach(part -> part.cancel(true));
        }
    }

    private CompletableFuture<CompletedPart> sendPart(
            Path file, long offset, long bytes, String key, String uploadId, int number) {
        return client.uploadPart(
                        request -> request.bucket(settings.bucket())
                                .key(key)
                                .uploadId(uploadId)
                                .partNumber(number)
                                .checksumAlgorithm(ChecksumAlgorithm.CRC32),
                        body(file, offset, bytes))
                .thenApply(answer -> CompletedPart.builder()
                        .partNumber(number)
                        .eTag(answer.eTag())
                        .checksumCRC32(answer.checksumCRC32())
                        .build());
    }

    private static AsyncRequestBody body(Path file, long offset, long bytes) {
        return AsyncRequestBody.fromFile(FileRequestBodyConfiguration.builder()
                .path(file)
                .position(offset)
                .numBytesToRead(bytes)
                .chunkSizeInBytes(READ_BYTES)
                .build());
    }

    private void abortQuietly(String key, String uploadId) {
        try {
            abort(key, uploadId);
        } catch (StoreException e) {
            LOG.warn("The upload of {} could not be aborted; the next one does it: {}", key, e.getMessage());
        }
    }

    private void abort(String key, String uploadId) throws StoreException {
        S3Calls.await(
                client.abortMultipartUpload(
                        request -> request.bucket(settings.bucket()).key(key).uploadId(uploadId)),
                settings.callTimeout());
    }

    private static long size(Path file) throws StoreException {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new StoreException(Reason.MISSING, "Cannot read " + file, e);
        }
    }
}
