package live.rostrum.stream.embed;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;

/**
 * Where this installation is, as whoever asks sees it.
 *
 * @param scheme {@code http} or {@code https}
 * @param host name and port in lower case, without the scheme's own port
 */
record Origin(String scheme, String host) {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /** The host that the gateway names, which is the only one that reaches us. */
    static Origin of(HttpServletRequest request) {
        return of(request.getScheme(), request.getServerName(), request.getServerPort());
    }

    static Origin of(URI uri) {
        return of(uri.getScheme(), uri.getHost(), uri.getPort());
    }

    private static Origin of(String scheme, String name, int port) {
        String lower = scheme.toLowerCase(Locale.ROOT);
        int usual = lower.equals("https") ? HTTPS_PORT : HTTP_PORT;
        String suffix = port < 0 || port == usual ? "" : ":" + port;
        return new Origin(lower, name.toLowerCase(Locale.ROOT) + suffix);
    }

    String url(String path) {
        return scheme + "://" + host + path;
    }
}
