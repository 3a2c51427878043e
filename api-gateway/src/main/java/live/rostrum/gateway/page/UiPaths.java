package live.rostrum.gateway.page;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which file answers which path. A path that a user interface routes by itself gets its {@code index.html}; nothing else
 * does, so that a wrong link is a 404 and not an empty page.
 */
final class UiPaths {

    static final String INDEX = "index.html";
    private static final String STUDIO = "/studio/";
    private static final Pattern VIEWER_PAGES = Pattern.compile("/|/(watch|embed)/[A-Za-z0-9_-]{1,64}");
    private static final Pattern FILE_NAME = Pattern.compile(".*\\.[^/]*");

    private final UiFiles viewer;
    private final UiFiles broadcaster;

    UiPaths(UiFiles viewer, UiFiles broadcaster) {
        this.viewer = viewer;
        this.broadcaster = broadcaster;
    }

    Optional<UiFile> resolve(String path) {
        if (path.startsWith(STUDIO)) {
            String name = path.substring(STUDIO.length());
            return FILE_NAME.matcher(name).matches() ? broadcaster.find(name) : broadcaster.find(INDEX);
        }
        return VIEWER_PAGES.matcher(path).matches() ? viewer.find(INDEX) : viewer.find(path.substring(1));
    }
}
