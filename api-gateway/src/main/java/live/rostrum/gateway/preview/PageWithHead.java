package live.rostrum.gateway.preview;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page in two parts, with the place of its title and description between them.
 *
 * @param before everything before the title
 * @param after everything behind it, without the description that stands for all pages
 */
record PageWithHead(String before, String after) {

    private static final Pattern TITLE = Pattern.compile("<title>[^<]*</title>");
    private static final Pattern DESCRIPTION = Pattern.compile("\\s*<meta\\s+name=\"description\"[^>]*>");

    /** Splits a page; nothing when it has no title. */
    static Optional<PageWithHead> split(String page) {
        String plain = DESCRIPTION.matcher(page).replaceFirst("");
        Matcher title = TITLE.matcher(plain);
        return title.find()
                ? Optional.of(new PageWithHead(plain.substring(0, title.start()), plain.substring(title.end())))
                : Optional.empty();
    }

    String with(String tags) {
        return before + tags + after;
    }
}
