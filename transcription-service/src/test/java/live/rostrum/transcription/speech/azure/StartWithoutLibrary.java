package live.rostrum.transcription.speech.azure;

import java.nio.file.Files;
import java.nio.file.Path;
import live.rostrum.transcription.TranscriptionServiceApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the whole service in a JVM of its own, and prints whether the SDK's library was touched, and what is said of it. */
final class StartWithoutLibrary {

    private StartWithoutLibrary() {}

    public static void main(String[] arguments) throws Exception {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(
                        TranscriptionServiceApplication.class)
                .properties("spring.config.name=" + TranscriptionServiceApplication.CONFIG_NAME)
                .run(arguments)) {
            boolean loaded = Files.readString(Path.of("/proc/self/maps")).contains("CognitiveServices");
            System.out.println("loaded when the service starts: " + loaded);
            System.out.println("trouble: "
                    + context.getBean(AzureSpeechProvider.class).availability().trouble());
        }
    }
}
