package live.rostrum.gateway.preview;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import live.rostrum.gateway.client.Client;
import org.springframework.web.util.HtmlUtils;

/** Writes the part of a page's head that tells others what the page is about (https://ogp.me, https://oembed.com). */
final class PreviewTags {

    private static final String PRODUCT = "Rostrum";
    private static final int LONGEST_DESCRIPTION = 200;

    private final StringBuilder tags = new StringBuilder();

    private PreviewTags() {}

    /** The title and all tags of a stream's watch page, with absolute addresses as the client sees us. */
    static String of(String streamId, StreamFacts facts, Client client) {
        String origin = client.scheme() + "://" + client.host().toLowerCase(Locale.ROOT);
        String page = origin + "/watch/" + streamId;
        String description = descriptionOf(facts);
        PreviewTags tags = new PreviewTags();
        tags.tags
                .append("<title>")
                .append(escaped(facts.title() + " - " + PRODUCT))
                .append("</title>\n");
        tags.name("description", description);
        if (!facts.listed()) {
            tags.name("robots", "noindex");
        }
        tags.property("og:type", "video.other");
        tags.property("og:site_name", PRODUCT);
        tags.property("og:title", facts.title());
        tags.property("og:description", description);
        tags.property("og:url", page);
        tags.name("twitter:card", facts.poster() != null ? "summary_large_image" : "summary");
        tags.name("twitter:title", facts.title());
        tags.name("twitter:description", description);
        if (facts.poster() != null) {
            tags.poster(origin + "/live/" + streamId + "/poster.jpg", facts.poster(), facts.title());
        }
        tags.link("canonical", "", page);
        tags.link("alternate", " type=\"application/json+oembed\"", oembed(origin, page));
        return tags.tags.toString();
    }

    private void poster(String address, StreamFacts.PosterSize size, String title) {
        property("og:image", address);
        property("og:image:type", "image/jpeg");
        property("og:image:width", Integer.toString(size.width()));
        property("og:image:height", Integer.toString(size.height()));
        property("og:image:alt", title);
        name("twitter:image", address);
        name("twitter:image:alt", title);
    }

    private void name(String name, String content) {
        meta("name", name, content);
    }

    private void property(String name, String content) {
        meta("property", name, content);
    }

    private void meta(String kind, String name, String content) {
        tags.append("    <meta %s=\"%s\" content=\"%s\" />\n".formatted(kind, name, escaped(content)));
    }

    private void link(String relation, String type, String address) {
        tags.append("    <link rel=\"%s\"%s href=\"%s\" />\n".formatted(relation, type, escaped(address)));
    }

    private static String oembed(String origin, String page) {
        return origin + "/api/oembed?format=json&url=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
    }

    /** One line of the description, cut between words; the host where nothing is described. */
    private static String descriptionOf(StreamFacts facts) {
        String line = facts.description().strip().replaceAll("\\s+", " ");
        if (line.isEmpty()) {
            return facts.host().isBlank() ? "An event on " + PRODUCT + "." : "With " + facts.host() + ".";
        }
        if (line.length() <= LONGEST_DESCRIPTION) {
            return line;
        }
        int space = line.lastIndexOf(' ', LONGEST_DESCRIPTION);
        int end = space > 0
                ? space
                : Character.isHighSurrogate(line.charAt(LONGEST_DESCRIPTION - 1))
                        ? LONGEST_DESCRIPTION - 1
                        : LONGEST_DESCRIPTION;
        return line.substring(0, end) + "…";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }
}
