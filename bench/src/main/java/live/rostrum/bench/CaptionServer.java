package live.rostrum.bench;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import live.rostrum.transcription.TranscriptionServiceApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** transcription-service with the embedded database beside it, as a small installation has it. */
@Command(
        name = "caption-server",
        hidden = true,
        description = "transcription-service for captions; runs until it is ended.")
final class CaptionServer implements Callable<Integer> {

    @Parameters(description = "Settings, NAME=VALUE.")
    private List<String> settings = List.of();

    @Override
    public Integer call() throws Exception {
        new SpringApplicationBuilder(TranscriptionServiceApplication.class)
                .web(WebApplicationType.SERVLET)
                .properties("spring.config.name=" + TranscriptionServiceApplication.CONFIG_NAME)
                .run(settings.stream().map(setting -> "--" + setting).toArray(String[]::new));
        new CountDownLatch(1).await();
        return 0;
    }
}
