package live.rostrum.gateway.limit;

import live.rostrum.gateway.failure.Problem;
import live.rostrum.gateway.failure.ProblemException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/** A request whose body ends with an error beyond a number of bytes, whatever its headers promised. */
final class BoundedBody extends ServerHttpRequestDecorator {

    private final long limitBytes;

    BoundedBody(ServerHttpRequest request, long limitBytes) {
        super(request);
        this.limitBytes = limitBytes;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.defer(() -> {
            long[] seenBytes = {0};
            return super.getBody().handle((buffer, sink) -> {
                seenBytes[0] += buffer.readableByteCount();
                if (seenBytes[0] > limitBytes) {
                    DataBufferUtils.release(buffer);
                    sink.error(new ProblemException(Problem.TOO_LARGE));
                } else {
                    sink.next(buffer);
                }
            });
        });
    }
}
