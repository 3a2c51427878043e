package live.rostrum.gateway.preview;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.rostrum.gateway.client.Client;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Fills in the head of watch pages, for the chats and sites that show what a link leads to. */
public final class WatchPages {

    private static final Pattern WATCH_PAGE = Pattern.compile("/watch/([A-Za-z0-9_-]{1,64})");

    private final PageWithHead page;
    private final StreamFactsSource streams;

    private WatchPages(PageWithHead page, StreamFactsSource streams) {
        this.page = page;
        this.streams = streams;
    }

    /** Watch pages made of the user interface's page; nothing when that has no title to fill in. */
    public static Optional<WatchPages> of(byte[] index, URI streamService, JsonMapper json) {
        return PageWithHead.split(new String(index, StandardCharsets.UTF_8))
                .map(page -> new WatchPages(page, new StreamFactsSource(streamService, json)));
    }

    /**
     * The page of a stream that anybody may know of; empty for any other path, a private or missing stream, and while
     * stream-service does not say: then the plain page is the answer. Never fails.
     */
    public Mono<byte[]> find(String path, Client client) {
        Matcher watch = WATCH_PAGE.matcher(path);
        if (!watch.matches()) {
            return Mono.empty();
        }
        String streamId = watch.group(1);
        return streams.find(streamId)
                .flatMap(Mono::justOrEmpty)
                .map(facts -> page.with(PreviewTags.of(streamId, facts, client)).getBytes(StandardCharsets.UTF_8));
    }
}
