package live.rostrum.recording.store;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** A server of S3 over a folder, which checks signatures, and lets a test act at the moment when a part or a read comes. */
final class BucketServer implements AutoCloseable {

    static final String BUCKET = "recordings";
    static final AwsCredentialsProvider KEYS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("a-key-id", "a-secret-key"));

    /** Called with the number of each part that comes. */
    final AtomicReference<PartListener> onPart = new AtomicReference<>(number -> {});
    /** Called before each read. */
    final AtomicReference<Runnable> onRead = new AtomicReference<>(() -> {});

    private final Path folder;
    private final Hooks blobs;
    private final S3Proxy server;

    interface PartListener {
        void part(int number);
    }

    BucketServer(Path folder) throws Exception {
        this.folder = Files.createDirectories(folder);
        blobs = new Hooks(new FilesystemNio2BlobStore(folder.toString()));
        blobs.createContainer(CreateBucketRequest.builder().bucket(BUCKET).build());
        server = S3Proxy.builder()
                .blobStore(blobs)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, "a-key-id", "a-secret-key")
                .ignoreUnknownHeaders(true)
                .build();
        server.start();
    }

    int port() {
        return server.getPort();
    }

    List<software.amazon.awssdk.services.s3.model.MultipartUpload> openUploads() {
        return blobs.listMultipartUploads(BUCKET);
    }

    /** The object as the server has it. */
    Path file(String key) {
        return folder.resolve(BUCKET).resolve(key);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The server does not stop", e);
        }
    }

    private final class Hooks extends ForwardingBlobStore {

        Hooks(FilesystemNio2BlobStore delegate) {
            super(delegate);
        }

        @Override
        public UploadPartResponse uploadMultipartPart(
                MultipartUpload upload, UploadPartRequest request, InputStream body) {
            onPart.get().part(request.partNumber());
            return super.uploadMultipartPart(upload, request, body);
        }

        @Override
        public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
            onRead.get().run();
            return super.getBlob(request);
        }
    }
}
