package live.rostrum.recording.delivery;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.util.Optional;
import live.rostrum.recording.store.RecordingStore;
import live.rostrum.recording.transcript.TranscriptDirectory;
import live.rostrum.tokens.PlaybackTokenVerifier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts behind {@code /vod}. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    /** Without a catalogue of recordings there is nothing to play. */
    @Bean
    PlaybackDoor playbackDoor(
            ObjectProvider<PlayableRecordings> recordings, PlaybackTokenVerifier tokens, Clock clock) {
        return new PlaybackDoor(
                recordings.getIfAvailable(() -> id -> Optional.empty()), tokens, clock, Ticker.systemTicker());
    }

    @Bean
    IndexFiles indexFiles(RecordingStore store) {
        return new IndexFiles(store);
    }

    @Bean
    RecordedTranscripts recordedTranscripts(IndexFiles indexes, TranscriptDirectory transcripts) {
        return new RecordedTranscripts(indexes, transcripts::ask);
    }

    @Bean
    VodFiles vodFiles(RecordingStore store, IndexFiles indexes, RecordedTranscripts transcripts) {
        return new VodFiles(store, indexes, transcripts);
    }
}
