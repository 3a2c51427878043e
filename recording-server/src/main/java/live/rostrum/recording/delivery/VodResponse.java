package live.rostrum.recording.delivery;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import live.rostrum.recording.delivery.ByteRanges.Wanted;
import live.rostrum.recording.store.Edition;
import live.rostrum.recording.store.RecordingStore;
import live.rostrum.recording.store.StoreException;
import org.springframework.http.HttpHeaders;

/**
 * Sends a file or a part of it (RFC 9110 13 and 14). A file of this disk goes from the disk to the network by the system's {@code sendfile}; one that lies elsewhere
 * is passed on as it comes, a buffer at a time.
 */
final class VodResponse {

    /** Tomcat sends below this by itself no slower, and above by the system. */
    private static final long SENDFILE_FROM_BYTES = 48 * 1024;

    private static final int BUFFER_BYTES = 64 * 1024;

    private final RecordingStore store;
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    VodResponse(RecordingStore store, HttpServletRequest request, HttpServletResponse response) {
        this.store = store;
        this.request = request;
        this.response = response;
    }

    void send(Edition edition, VodFile file) throws IOException, StoreException {
        response.setHeader(HttpHeaders.ETAG, file.etag());
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        String ifMatch = request.getHeader(HttpHeaders.IF_MATCH);
        if (ifMatch != null && !names(ifMatch, file.etag(), false)) {
            response.setStatus(HttpServletResponse.SC_PRECONDITION_FAILED);
            return;
        }
        String ifNoneMatch = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (ifNoneMatch != null && names(ifNoneMatch, file.etag(), true)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        switch (wanted(file)) {
            case Wanted.Whole() -> part(edition, file, 0, file.sizeBytes());
            case Wanted.Part(long first, long last) -> {
                response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
                response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes " + first + "-" + last + "/" + file.sizeBytes());
                part(edition, file, first, last - first + 1);
            }
            case Wanted.Unsatisfiable() -> {
                response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
                response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + file.sizeBytes());
            }
        }
    }

    /** A range of another edition's bytes would be a file of two halves (RFC 9110 13.1.5). */
    private Wanted wanted(VodFile file) {
        String ifRange = request.getHeader(HttpHeaders.IF_RANGE);
        if (!request.getMethod().equals("GET") || (ifRange != null && !ifRange.equals(file.etag()))) {
            return new Wanted.Whole();
        }
        return ByteRanges.read(request.getHeader(HttpHeaders.RANGE), file.sizeBytes());
    }

    private void part(Edition edition, VodFile file, long first, long bytes) throws IOException, StoreException {
        response.setContentType(file.contentType());
        response.setContentLengthLong(bytes);
        if (request.getMethod().equals("HEAD") || bytes == 0) {
            return;
        }
        switch (file) {
            case VodFile.Made made -> response.getOutputStream().write(made.bytes(), (int) first, (int) bytes);
            case VodFile.Kept kept -> {
                Path path = kept.file().path();
                if (path == null || bytes < SENDFILE_FROM_BYTES || !sendfile(path, first, bytes)) {
                    copy(edition, kept.name(), first, bytes);
                }
            }
        }
    }

    /** Tomcat's way to be told: see {@code org.apache.tomcat.sendfile} in its documentation of the NIO connector. */
    private boolean sendfile(Path path, long first, long bytes) {
        if (!Boolean.TRUE.equals(request.getAttribute("org.apache.tomcat.sendfile.support"))) {
            return false;
        }
        request.setAttribute(
                "org.apache.tomcat.sendfile.filename", path.toAbsolutePath().toString());
        request.setAttribute("org.apache.tomcat.sendfile.start", first);
        request.setAttribute("org.apache.tomcat.sendfile.end", first + bytes);
        return true;
    }

    private void copy(Edition edition, String name, long first, long bytes) throws IOException, StoreException {
        try (InputStream in = store.open(edition, name, first, bytes)) {
            OutputStream out = response.getOutputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        }
    }

    /** Whether a list of entity tags has this one, or is {@code *}. A weak one means the same file only for {@code If-None-Match}. */
    private static boolean names(String header, String etag, boolean weakToo) {
        for (String tag : header.split(",", -1)) {
            String one = tag.strip();
            if (one.equals("*") || one.equals(etag) || (weakToo && one.equals("W/" + etag))) {
                return true;
            }
        }
        return false;
    }
}
