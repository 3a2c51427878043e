package live.rostrum.transcription.captions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import live.rostrum.tokens.InternalTokens;
import live.rostrum.transcription.cue.DisplayCue;
import live.rostrum.transcription.session.HouseDouble;
import live.rostrum.transcription.settings.ServicesProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CaptionFeedTests {

    private final HouseDouble streams = new HouseDouble();
    private final HouseDouble hls = new HouseDouble();
    private final CaptionSender sender = sender(streams.uri());

    @AfterEach
    void stop() throws InterruptedException {
        sender.destroy();
        streams.close();
        hls.close();
    }

    @Test
    void isNotDelayedByAServiceThatIsAwayAndCatchesUpWhenItIsBack() {
        streams.answerCaptions(503);
        CaptionFeed feed = sender.open("talk");

        for (int index = 0; index < 250; index++) {
            feed.send(List.of(cue("p" + index, "text " + index, true)));
        }

        await().until(() -> hls.texts("talk").size() == 250);
        assertThat(streams.texts("talk")).isEmpty();
        streams.answerCaptions(204);
        await().atMost(Duration.ofSeconds(10)).until(() -> streams.texts("talk").size() == 250);
        assertThat(streams.texts("talk"))
                .isEqualTo(IntStream.range(0, 250)
                        .mapToObj(index -> "text " + index)
                        .toList());
    }

    @Test
    void endsForAServiceThatDoesNotKnowTheStream() {
        hls.answerCaptions(404);
        CaptionFeed feed = sender.open("talk");
        feed.send(List.of(cue("a", "one", true)));
        await().until(() -> streams.texts("talk").size() == 1);
        await().pollDelay(Duration.ofMillis(200)).until(() -> true);
        hls.answerCaptions(204);

        feed.send(List.of(cue("b", "two", true)));

        await().until(() -> streams.texts("talk").size() == 2);
        assertThat(hls.texts("talk")).isEmpty();
    }

    @Test
    void leavesOutWhatIsRefusedAndGoesOn() {
        streams.answerCaptions(400);
        CaptionFeed feed = sender.open("talk");
        feed.send(List.of(cue("a", "one", true)));
        await().until(() -> hls.texts("talk").size() == 1);
        await().pollDelay(Duration.ofMillis(200)).until(() -> true);
        streams.answerCaptions(204);

        feed.send(List.of(cue("b", "two", true)));

        await().untilAsserted(() -> assertThat(streams.texts("talk")).containsExactly("two"));
    }

    @Test
    void sendsNothingAfterItsEnd() {
        CaptionFeed feed = sender.open("talk");
        feed.send(List.of(cue("a", "one", true)));
        feed.close();
        feed.send(List.of(cue("b", "two", true)));
        feed.send(List.of());

        await().until(() ->
                hls.texts("talk").size() == 1 && streams.texts("talk").size() == 1);
        assertThat(hls.texts("talk")).containsExactly("one");
    }

    private CaptionSender sender(URI streamService) {
        return new CaptionSender(
                new ServicesProperties(streamService, hls.uri()),
                new InternalTokens("x".repeat(40), Clock.systemUTC()));
    }

    private static DisplayCue cue(String id, String text, boolean isFinal) {
        return new DisplayCue(id, "en", 0, 1_000, text, isFinal);
    }
}
