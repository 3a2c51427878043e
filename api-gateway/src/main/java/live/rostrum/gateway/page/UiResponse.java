package live.rostrum.gateway.page;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import live.rostrum.gateway.failure.Problem;
import live.rostrum.gateway.failure.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers a file in the best encoding that the client takes, with the caching that its name allows. */
public final class UiResponse {

    private static final CacheControl FOREVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final CacheControl ASK_EACH_TIME = CacheControl.noCache();

    private UiResponse() {}

    /** 200 with the file of that name, 304 when the client has it, or 404. */
    public static Mono<ServerResponse> of(UiFiles files, String name, ServerRequest request) {
        return files.find(name)
                .map(file -> of(file, request))
                .orElseGet(() -> Mono.error(new ProblemException(Problem.NOT_FOUND)));
    }

    /** 200 with the file, or 304 when the client has it. */
    static Mono<ServerResponse> of(UiFile file, ServerRequest request) {
        String accepted = String.join(",", request.headers().header(HttpHeaders.ACCEPT_ENCODING));
        byte[] brotli = file.brotli();
        byte[] gzip = file.gzip();
        if (brotli != null && accepts(accepted, "br")) {
            return answer(file, request, brotli, "br");
        }
        if (gzip != null && accepts(accepted, "gzip")) {
            return answer(file, request, gzip, "gzip");
        }
        return answer(file, request, file.plain(), null);
    }

    private static Mono<ServerResponse> answer(
            UiFile file, ServerRequest request, byte[] body, @Nullable String encoding) {
        String tag = "\"" + file.hash() + (encoding == null ? "" : "-" + encoding) + "\"";
        return request.checkNotModified(tag)
                .switchIfEmpty(Mono.defer(() -> ServerResponse.ok()
                        .contentType(file.type())
                        .cacheControl(file.immutable() ? FOREVER : ASK_EACH_TIME)
                        .eTag(tag)
                        .headers(headers -> {
                            headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
                            if (encoding != null) {
                                headers.set(HttpHeaders.CONTENT_ENCODING, encoding);
                            }
                            headers.setContentLength(body.length);
                        })
                        .bodyValue(body)));
    }

    private static boolean accepts(String accepted, String encoding) {
        Pattern refused = Pattern.compile("\\b" + encoding + "\\s*;\\s*q=0(\\.0+)?\\b");
        String lower = accepted.toLowerCase(Locale.ROOT);
        return Pattern.compile("\\b" + encoding + "\\b").matcher(lower).find()
                && !refused.matcher(lower).find();
    }
}
