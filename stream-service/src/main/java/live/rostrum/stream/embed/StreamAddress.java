package live.rostrum.stream.embed;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a watch page or an embed, as somebody pasted it.
 *
 * @param host name and port in lower case, without the scheme's own port
 * @param streamId which stream
 */
record StreamAddress(String host, String streamId) {

    private static final Pattern PAGE = Pattern.compile("/(?:watch|embed)/([A-Za-z0-9_-]{1,64})/?");

    /** Reads an absolute address; query and fragment do not count. */
    static Optional<StreamAddress> parse(String url) {
        try {
            URI uri = URI.create(url.strip());
            String path = uri.getRawPath();
            if (uri.getHost() == null || path == null || !isWeb(uri.getScheme())) {
                return Optional.empty();
            }
            Matcher page = PAGE.matcher(path);
            return page.matches()
                    ? Optional.of(new StreamAddress(Origin.of(uri).host(), page.group(1)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isWeb(String scheme) {
        return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    }
}
