package live.rostrum.gateway.failure;

import java.util.regex.Pattern;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** A request's path as it may be logged and repeated: without the query and without the token of a private stream. */
final class MaskedPath {

    private static final Pattern PATH_TOKEN = Pattern.compile("/~[^/]+");
    private static final int LONGEST = 200;

    private MaskedPath() {}

    static String of(ServerHttpRequest request) {
        String path = PATH_TOKEN.matcher(request.getPath().value()).replaceAll("/~***");
        return path.length() <= LONGEST ? path : path.substring(0, LONGEST) + "...";
    }
}
