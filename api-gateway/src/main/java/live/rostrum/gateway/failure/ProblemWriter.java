package live.rostrum.gateway.failure;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem as {@code application/problem+json}, or as a small page to a browser that asked for one. */
@Component
public class ProblemWriter {

    private static final String RETRY_AFTER_SECONDS = "2";

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** Answers the request with the problem; nothing may have been sent yet. */
    public Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        ServerHttpResponse response = exchange.getResponse();
        HttpHeaders headers = response.getHeaders();
        response.setStatusCode(problem.status());
        headers.setCacheControl("no-store");
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE || problem.status() == HttpStatus.TOO_MANY_REQUESTS) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        byte[] body = wantsPage(exchange) ? page(headers, problem) : document(headers, problem, exchange);
        headers.setContentLength(body.length);
        if (exchange.getRequest().getMethod().equals(HttpMethod.HEAD)) {
            return response.setComplete();
        }
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    private byte[] document(HttpHeaders headers, Problem problem, ServerWebExchange exchange) {
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", problem.type());
        members.put("title", problem.title());
        members.put("status", problem.status().value());
        members.put("detail", problem.detail());
        members.put("instance", MaskedPath.of(exchange.getRequest()));
        return json.writeValueAsBytes(members);
    }

    private static byte[] page(HttpHeaders headers, Problem problem) {
        headers.setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
        return """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s - Rostrum</title>
            <style>
              :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
              body { margin: 20vh auto 0; max-width: 32rem; padding: 0 1rem; }
              h1 { font-size: 1.75rem; line-height: 1.2; }
            </style>
            <h1>%1$s</h1>
            <p>%2$s</p>
            <p><a href="/">Go to the directory</a></p>
            </html>
            """.formatted(HtmlUtils.htmlEscape(problem.title()), HtmlUtils.htmlEscape(problem.detail()))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Browsers ask for a page with {@code text/html} first; programs ask for JSON or anything. */
    private static boolean wantsPage(ServerWebExchange exchange) {
        String accept = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT);
        String path = exchange.getRequest().getPath().value();
        return accept != null && accept.startsWith(MediaType.TEXT_HTML_VALUE) && !path.startsWith("/api/");
    }
}
