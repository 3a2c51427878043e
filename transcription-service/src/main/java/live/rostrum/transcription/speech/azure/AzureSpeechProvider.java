package live.rostrum.transcription.speech.azure;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import live.rostrum.transcription.settings.AzureProperties;
import live.rostrum.transcription.speech.Availability;
import live.rostrum.transcription.speech.ProviderTraits;
import live.rostrum.transcription.speech.SpeechListener;
import live.rostrum.transcription.speech.SpeechProvider;
import live.rostrum.transcription.speech.SpeechRequest;
import live.rostrum.transcription.speech.SpeechSession;
import live.rostrum.transcription.speech.SpeechTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Speech by the Azure Speech service. The SDK is loaded when it is first needed, never when the service starts. */
@Component
public final class AzureSpeechProvider implements SpeechProvider, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(AzureSpeechProvider.class);

    /** As many as the service chooses among when a recognizer starts. */
    private static final int MOST_LANGUAGES = 4;

    private static final Duration WRONG_KEY_RETRY = Duration.ofMinutes(5);
    private static final Duration LOADING = Duration.ofSeconds(2);
    private static final int THREADS = 8;
    private static final int MOST_WAITING = 1_000;
    private static final int ENDING_SECONDS = 5;

    private final AzureProperties settings;
    private final KeyGate gate;
    private final Surroundings surroundings;
    private final ScheduledThreadPoolExecutor timer;
    private final ExecutorService mailboxes = Executors.newVirtualThreadPerTaskExecutor();
    private final ThreadPoolExecutor openings = pool("azure-speech-open-");
    private final ThreadPoolExecutor closings = pool("azure-speech-close-");

    @Autowired
    AzureSpeechProvider(AzureProperties settings) {
        this(settings, Pace.USUAL, WRONG_KEY_RETRY);
    }

    AzureSpeechProvider(AzureProperties settings, Pace pace, Duration wrongKeyRetry) {
        this.settings = settings;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("azure-speech-timer").factory());
        this.gate = new KeyGate(System::nanoTime, wrongKeyRetry);
        Alarms alarms = new TimerAlarms(timer);
        this.surroundings = new Surroundings(
                this::recognizer,
                new Places(settings.maxSessions()),
                gate,
                alarms,
                mailboxes,
                openings,
                new Closings(closings, alarms),
                pace);
    }

    @Override
    public String name() {
        return "azure";
    }

    /** Waits up to two seconds for the SDK, once; then at once. */
    @Override
    public Availability availability() {
        if (!settings.configured()) {
            return Availability.not(SpeechTrouble.NO_PROVIDER);
        }
        if (gate.shut()) {
            return Availability.not(SpeechTrouble.WRONG_KEY);
        }
        return NativeLibrary.missing(LOADING, settings.encrypted())
                ? Availability.not(SpeechTrouble.NO_NATIVE_LIBRARY)
                : Availability.HERE;
    }

    @Override
    public ProviderTraits traits() {
        return new ProviderTraits(null, false, settings.recipient(), MOST_LANGUAGES);
    }

    @Override
    public SpeechSession open(SpeechRequest request, SpeechListener listener) {
        if (!settings.configured()) {
            throw new IllegalStateException("Azure Speech is not configured");
        }
        return new AzureSession(request, listener, surroundings);
    }

    private Recognizer recognizer(SpeechRequest request, Consumer<RecognizerEvent> events) {
        if (NativeLibrary.missing(LOADING, settings.encrypted())) {
            throw new NativeLibraryException();
        }
        return SdkRecognizer.open(settings, request, events);
    }

    /** Frees what can be freed within five seconds. */
    @Override
    public void destroy() {
        timer.shutdownNow();
        openings.shutdown();
        mailboxes.shutdown();
        try {
            // What runs there may still hand a recognizer over to be freed.
            boolean quiet = mailboxes.awaitTermination(1, TimeUnit.SECONDS);
            closings.shutdown();
            boolean freed = closings.awaitTermination(ENDING_SECONDS, TimeUnit.SECONDS);
            log.debug("Azure Speech: sessions over {}, recognizers freed {}", quiet, freed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        mailboxes.shutdownNow();
        openings.shutdownNow();
        closings.shutdownNow();
    }

    private static ThreadPoolExecutor pool(String name) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().daemon().name(name, 0).factory());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private record TimerAlarms(ScheduledThreadPoolExecutor timer) implements Alarms {

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void after(Duration delay, Runnable task) {
            try {
                var _ = timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                // The service is being shut down: nothing will be late any more.
            }
        }
    }
}
