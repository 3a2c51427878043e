package live.rostrum.stream.embed;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import live.rostrum.stream.catalogue.LiveStream;
import live.rostrum.stream.catalogue.Poster;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * An answer of the type {@code video} (https://oembed.com, 2.3.4.2).
 *
 * @param cacheAgeSeconds how long it may be kept; short, because a title may change and an event begin
 * @param thumbnailUrl the poster in its true size, once there is one; with width and height, or none of the three
 * @param html the player: the embed page in a frame
 */
record OembedVideo(
        String type,
        String version,
        String title,
        @JsonProperty("author_name") String authorName,
        @JsonProperty("provider_name") String providerName,
        @JsonProperty("provider_url") String providerUrl,
        @JsonProperty("cache_age") int cacheAgeSeconds,
        @JsonProperty("thumbnail_url") @Nullable String thumbnailUrl,
        @JsonProperty("thumbnail_width") @Nullable Integer thumbnailWidth,
        @JsonProperty("thumbnail_height") @Nullable Integer thumbnailHeight,
        int width,
        int height,
        String html) {

    private static final int CACHE_AGE_SECONDS = 60;

    static OembedVideo of(LiveStream stream, Origin origin, FrameSize size) {
        Optional<Poster> poster = stream.poster();
        return new OembedVideo(
                "video",
                "1.0",
                stream.settings().title(),
                stream.owner().name(),
                "Rostrum",
                origin.url("/"),
                CACHE_AGE_SECONDS,
                poster.map(picture -> origin.url(picture.url())).orElse(null),
                poster.map(Poster::width).orElse(null),
                poster.map(Poster::height).orElse(null),
                size.width(),
                size.height(),
                frame(stream, origin, size));
    }

    private static String frame(LiveStream stream, Origin origin, FrameSize size) {
        return ("<iframe src=\"%s\" title=\"%s\" width=\"%d\" height=\"%d\" style=\"border:0;max-width:100%%\""
                        + " allow=\"autoplay; fullscreen; picture-in-picture\" allowfullscreen loading=\"lazy\"></iframe>")
                .formatted(
                        HtmlUtils.htmlEscape(origin.url("/embed/" + stream.id()), "UTF-8"),
                        HtmlUtils.htmlEscape(stream.settings().title(), "UTF-8"),
                        size.width(),
                        size.height());
    }
}
