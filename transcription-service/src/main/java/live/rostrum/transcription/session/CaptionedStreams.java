package live.rostrum.transcription.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import live.rostrum.transcription.captions.CaptionSender;
import live.rostrum.transcription.coordination.CaptionWishes;
import live.rostrum.transcription.coordination.StreamDirectory.KnownStream;
import live.rostrum.transcription.settings.SpeechProperties;
import live.rostrum.transcription.speech.browser.BrowserSpeech;
import live.rostrum.transcription.transcript.TranscriptSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/** All streams that are captioned now. Thread-safe; what is asked of a stream is answered within seconds. */
public final class CaptionedStreams implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(CaptionedStreams.class);
    private static final int MOST_STREAMS = 2_000;
    private static final int MOST_REMEMBERED = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration COME_BACK = Duration.ofSeconds(2);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final StreamOpening opening;
    private final CaptionSender captions;
    private final TranscriptSink transcripts;
    private final SessionTimings timings;
    private final SessionPlaces places;
    private final Map<String, Entry> streams = new ConcurrentHashMap<>();
    private final Cache<String, Boolean> ended =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
    private final Cache<String, Long> heardUntil =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("stream-", 0).factory());
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("caption-timer").daemon().factory());

    CaptionedStreams(
            StreamOpening opening,
            CaptionSender captions,
            TranscriptSink transcripts,
            SpeechProperties settings,
            SessionTimings timings) {
        this.opening = opening;
        this.captions = captions;
        this.transcripts = transcripts;
        this.timings = timings;
        this.places = new SessionPlaces(settings.maxSessions());
    }

    private record Entry(CaptionedStream stream, Mailbox mailbox) {}

    /**
     * Takes sound of a stream.
     *
     * @param language what hls-server says of its language; counts while stream-service is away
     */
    public AudioAnswer audio(String streamId, String language, CaptionAudio audio) {
        return with(streamId, false, language, audio.axis(), stream -> stream.audio(audio));
    }

    /**
     * Takes phrases that the speaker's browser has recognised.
     *
     * @param epochMs programme time of the stream's beginning, in epoch milliseconds
     */
    public AudioAnswer phrases(String streamId, double epochMs, List<RecognisedPhrase> phrases) {
        return with(streamId, true, "und", new Axis(epochMs), stream -> stream.phrases(phrases));
    }

    /** A stream is over. A repeat does nothing. */
    public void end(String streamId) {
        Entry entry = streams.get(streamId);
        if (entry != null) {
            post(entry, entry.stream()::end);
        } else if (ended.asMap().put(streamId, true) == null) {
            heardUntil.invalidate(streamId);
            new SinkLane(mailbox(streamId), transcripts).tell(sink -> sink.ended(streamId));
        }
    }

    /** How the captions of a stream are that is heard now. */
    public Optional<CaptionState> state(String streamId) {
        return Optional.ofNullable(streams.get(streamId)).map(entry -> {
            StreamStatus status = entry.stream().status();
            boolean quiet = System.nanoTime() - status.lastHeardNanos()
                    >= timings.noSound().toNanos();
            return CaptionState.of(entry.stream().setup(), status, quiet);
        });
    }

    /** How they are of one that is not. */
    public CaptionState foreseen(KnownStream stream) {
        if (stream.ended()) {
            return CaptionState.ENDED;
        }
        CaptionWishes wishes = stream.captions();
        return wishes == null || !wishes.enabled() ? CaptionState.OFF : opening.foreseen(wishes);
    }

    /** Lets go of providers whose stream was not heard of for long, and ends streams of whose end nobody told. Blocks for stream-service. */
    void sweep() {
        streams.forEach((streamId, entry) -> {
            boolean quiet = System.nanoTime() - entry.stream().status().lastHeardNanos()
                    >= timings.noSound().toNanos();
            if (quiet && opening.isOver(streamId)) {
                end(streamId);
            } else {
                post(entry, entry.stream()::idle);
            }
        });
    }

    private AudioAnswer with(
            String streamId,
            boolean spoken,
            String language,
            Axis axis,
            Function<CaptionedStream, AudioAnswer> question) {
        Entry entry = streams.get(streamId);
        if (entry == null) {
            if (ended.getIfPresent(streamId) != null) {
                return new AudioAnswer.Over();
            }
            if (streams.size() >= MOST_STREAMS) {
                return new AudioAnswer.Overloaded(COME_BACK);
            }
            switch (opening.open(streamId, spoken, language, axis)) {
                case StreamOpening.Outcome.Refused(AudioAnswer answer) -> {
                    return answer;
                }
                case StreamOpening.Outcome.Captioned(StreamSetup setup) -> entry = enter(setup);
            }
        }
        CaptionedStream stream = entry.stream();
        String provider = stream.setup().provider().name();
        if (provider.equals(BrowserSpeech.NAME) != spoken) {
            return new AudioAnswer.NotWanted("they come from " + provider);
        }
        try {
            return entry.mailbox().ask(() -> question.apply(stream), PATIENCE);
        } catch (TimeoutException e) {
            log.warn("Stream {} does not keep up", streamId);
            return new AudioAnswer.Overloaded(COME_BACK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new AudioAnswer.Overloaded(COME_BACK);
        }
    }

    private Entry enter(StreamSetup asked) {
        String streamId = asked.streamId();
        Long until = heardUntil.getIfPresent(streamId);
        StreamSetup setup = until == null ? asked : asked.knownUntil(new StreamSetup.Known(until, "no-audio"));
        Mailbox mailbox = mailbox(streamId);
        CaptionedStream stream = new CaptionedStream(
                setup,
                mailbox,
                places,
                timings,
                captions.open(streamId),
                new SinkLane(mailbox(streamId), transcripts),
                over -> leave(streamId, over));
        Entry entry = new Entry(stream, mailbox);
        Entry before = streams.putIfAbsent(streamId, entry);
        if (before != null) {
            return before;
        }
        post(entry, stream::begin);
        return entry;
    }

    private void leave(String streamId, CaptionedStream stream) {
        if (stream.hasEnded()) {
            ended.put(streamId, true);
            heardUntil.invalidate(streamId);
        } else {
            heardUntil.put(streamId, stream.nextSample());
        }
        streams.values().removeIf(entry -> entry.stream() == stream);
    }

    private Mailbox mailbox(String name) {
        return new Mailbox(name, threads, timer);
    }

    private static void post(Entry entry, Runnable task) {
        if (!entry.mailbox().post(task)) {
            log.error("Stream {} is overloaded", entry.stream().setup().streamId());
        }
    }

    /** Lets every provider say its last words, for five seconds at most. */
    @Override
    public void destroy() throws InterruptedException {
        streams.values().forEach(entry -> post(entry, entry.stream()::finish));
        long latest = System.nanoTime() + LAST_WORDS.toNanos();
        while (!streams.isEmpty() && System.nanoTime() - latest < 0) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        timer.shutdownNow();
        threads.shutdown();
        if (!threads.awaitTermination(LAST_WORDS.toSeconds(), TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }
}
