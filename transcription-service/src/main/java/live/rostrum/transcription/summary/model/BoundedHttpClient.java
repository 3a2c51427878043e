package live.rostrum.transcription.summary.model;

import com.openai.core.RequestOptions;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;

/** Reads no more of an answer than a summary can be long; the SDK itself would read on until memory is full. */
final class BoundedHttpClient implements HttpClient {

    private final HttpClient http;
    private final int mostBytes;

    BoundedHttpClient(HttpClient http, int mostBytes) {
        this.http = http;
        this.mostBytes = mostBytes;
    }

    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
        return new BoundedResponse(http.execute(request, options), mostBytes);
    }

    @Override
    public CompletableFuture<HttpResponse> executeAsync(HttpRequest request, RequestOptions options) {
        return http.executeAsync(request, options).thenApply(response -> new BoundedResponse(response, mostBytes));
    }

    @Override
    public void close() {
        http.close();
    }

    /** The answer was longer than it may be. */
    static final class AnswerTooLongException extends IOException {

        AnswerTooLongException(int mostBytes) {
            super("The answer has more than " + mostBytes + " bytes");
        }
    }

    private static final class BoundedResponse implements HttpResponse {

        private final HttpResponse response;
        private final InputStream body;

        BoundedResponse(HttpResponse response, int mostBytes) {
            this.response = response;
            this.body = new BoundedStream(response.body(), mostBytes);
        }

        @Override
        public int statusCode() {
            return response.statusCode();
        }

        @Override
        public Headers headers() {
            return response.headers();
        }

        @Override
        public InputStream body() {
            return body;
        }

        @Override
        public void close() {
            response.close();
        }
    }

    private static final class BoundedStream extends FilterInputStream {

        private final int mostBytes;
        private int countBytes;

        BoundedStream(InputStream stream, int mostBytes) {
            super(stream);
            this.mostBytes = mostBytes;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count(read);
            return read;
        }

        private void count(int bytes) throws IOException {
            countBytes += Math.max(0, bytes);
            if (countBytes > mostBytes) {
                throw new AnswerTooLongException(mostBytes);
            }
        }
    }
}
