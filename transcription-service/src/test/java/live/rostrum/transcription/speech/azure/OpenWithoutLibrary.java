package live.rostrum.transcription.speech.azure;

import java.time.Duration;
import java.util.List;
import live.rostrum.transcription.settings.AzureProperties;
import live.rostrum.transcription.speech.SpeechRequest;
import live.rostrum.transcription.speech.SpeechSession;
import org.awaitility.Awaitility;

/** Opens a session in a JVM of its own, and prints what it is told. */
final class OpenWithoutLibrary {

    private OpenWithoutLibrary() {}

    public static void main(String[] arguments) {
        AzureSpeechProvider provider = new AzureSpeechProvider(new AzureProperties("key", "westeurope", null, null, 1));
        System.out.println("trouble: " + provider.availability().trouble());
        RecordingListener listener = new RecordingListener();
        try (SpeechSession session =
                provider.open(new SpeechRequest("stream", List.of("en-US"), List.of()), listener)) {
            session.audio(0, new byte[3_200]);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> listener.ends() > 0);
        }
        System.out.println("states: " + listener.states() + " ends: " + listener.ends());
        System.out.println("lost: " + listener.lost());
        provider.destroy();
    }
}
