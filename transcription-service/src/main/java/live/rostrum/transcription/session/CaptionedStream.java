package live.rostrum.transcription.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import live.rostrum.transcription.captions.CaptionFeed;
import live.rostrum.transcription.cue.CuePhrase;
import live.rostrum.transcription.cue.CueTimeline;
import live.rostrum.transcription.cue.CueWord;
import live.rostrum.transcription.speech.SpeechState;
import live.rostrum.transcription.speech.SpeechTrouble;
import live.rostrum.transcription.speech.SpokenPhrase;
import live.rostrum.transcription.speech.browser.BrowserSession;
import live.rostrum.transcription.transcript.TranscribedPhrase;
import live.rostrum.transcription.transcript.TranscriptGap;
import live.rostrum.transcription.transcript.TranscriptStart;
import org.jspecify.annotations.Nullable;

/** One stream that is captioned. Everything but {@link #status} runs in its mailbox. */
final class CaptionedStream implements PhraseEar {

    private static final String NO_AUDIO = "no-audio";
    private static final String PROVIDER = "provider";

    /** Less is rounding, or a camera that was changed. */
    private static final long SHORTEST_GAP_SAMPLES = 200L * Axis.SAMPLES_PER_MS;

    private static final Duration COME_BACK = Duration.ofSeconds(5);

    private final StreamSetup setup;
    private final Axis axis;
    private final Mailbox mailbox;
    private final SessionTimings timings;
    private final CaptionFeed feed;
    private final SinkLane transcript;
    private final Consumer<CaptionedStream> whenOver;
    private final SpeechLine line;
    private final TakeClock takes = new TakeClock();
    private final CueTimeline cues = new CueTimeline();
    private final Silence silence = new Silence();

    private volatile StreamStatus status;
    private long next;
    private boolean finishing;
    private boolean streamEnded;
    private long lastHeardNanos = System.nanoTime();

    CaptionedStream(
            StreamSetup setup,
            Mailbox mailbox,
            SessionPlaces places,
            SessionTimings timings,
            CaptionFeed feed,
            SinkLane transcript,
            Consumer<CaptionedStream> whenOver) {
        this.setup = setup;
        this.axis = setup.axis();
        this.mailbox = mailbox;
        this.timings = timings;
        this.feed = feed;
        this.transcript = transcript;
        this.whenOver = whenOver;
        this.next = setup.known().untilSample();
        this.line = new SpeechLine(setup.provider(), setup.request(), mailbox, places, timings, this);
        this.status = new StreamStatus(SpeechState.STARTING, null, 0, System.nanoTime());
    }

    StreamSetup setup() {
        return setup;
    }

    /** How it is; may be read by any thread. */
    StreamStatus status() {
        return status;
    }

    /** Before anything else. */
    void begin() {
        transcript.tell(sink -> sink.begun(new TranscriptStart(
                setup.streamId(),
                Instant.ofEpochMilli(axis.time(0)),
                setup.request().languages().getFirst(),
                setup.provider().name(),
                setup.provider().traits().draft())));
    }

    AudioAnswer audio(CaptionAudio audio) {
        if (finishing) {
            return closing();
        }
        lastHeardNanos = System.nanoTime();
        if (line.isHopeless()) {
            publish();
            SpeechTrouble trouble = line.trouble();
            return new AudioAnswer.NotWanted(trouble == null ? PROVIDER : trouble.code());
        }
        long shift = axis.shiftFrom(audio.axis());
        SoundBacklog.Sound sound = new SoundBacklog.Sound(audio.firstSample() + shift, audio.pcm());
        if (line.isFull(sound.count())) {
            publish();
            return new AudioAnswer.Overloaded(COME_BACK);
        }
        if (sound.endSample() > next) {
            takes.mark(sound.firstSample(), new TakeClock.TakeTime(audio.takeId(), audio.takeTimeMs()));
            take(sound.from(next));
        }
        publish();
        return new AudioAnswer.Taken(next - shift);
    }

    AudioAnswer phrases(List<RecognisedPhrase> phrases) {
        if (finishing) {
            return closing();
        }
        lastHeardNanos = System.nanoTime();
        long first = axis.sample(phrases.getFirst().startTime());
        if (line.withoutSound(first) instanceof BrowserSession browser) {
            for (RecognisedPhrase phrase : phrases) {
                long start = axis.sample(phrase.startTime());
                long end = Math.max(start, axis.sample(phrase.endTime()));
                takes.mark(start, new TakeClock.TakeTime(phrase.takeId(), phrase.takeStartMs()));
                next = Math.max(next, end);
                browser.phrase(phrase.id(), start, end, phrase.language(), phrase.text(), phrase.isFinal());
            }
        }
        publish();
        return new AudioAnswer.Taken(next);
    }

    /** The stream is over; sound that is still on its way is taken. */
    void end() {
        if (!streamEnded) {
            streamEnded = true;
            long latest = System.nanoTime() + timings.longestEnd().toNanos();
            finishWhenQuiet(latest);
        }
    }

    /** Nothing was heard for long: lets go of the provider, if that is still so. */
    void idle() {
        if (quietFor(timings.idle())) {
            finish();
        }
    }

    /** Lets the provider say its last words, then is over. */
    void finish() {
        if (!finishing) {
            finishing = true;
            line.finish();
        }
    }

    /** A stream that was only let go of is opened again in a moment. */
    private AudioAnswer closing() {
        return streamEnded ? new AudioAnswer.Over() : new AudioAnswer.Overloaded(COME_BACK);
    }

    private void take(SoundBacklog.Sound sound) {
        if (next >= 0 && sound.firstSample() - next >= SHORTEST_GAP_SAMPLES) {
            boolean before = next == setup.known().untilSample();
            gap(next, sound.firstSample(), before ? setup.known().cause() : NO_AUDIO);
        }
        next = sound.endSample();
        silence.hear(sound.pcm());
        line.audio(sound);
    }

    private void finishWhenQuiet(long latestNanos) {
        if (quietFor(timings.quiet()) || System.nanoTime() - latestNanos >= 0) {
            finish();
        } else {
            mailbox.postLater(timings.quiet().dividedBy(4), () -> finishWhenQuiet(latestNanos));
        }
    }

    private boolean quietFor(Duration time) {
        return System.nanoTime() - lastHeardNanos >= time.toNanos();
    }

    @Override
    public void partial(String id, SpokenPhrase phrase) {
        feed.send(cues.partial(cuePhrase(id, phrase), nowMs()));
        OptionalLong due = cues.dueAtMs();
        if (due.isPresent()) {
            mailbox.postLater(
                    Duration.ofMillis(Math.max(1, due.getAsLong() - nowMs())), () -> feed.send(cues.due(nowMs())));
        }
        publish();
    }

    @Override
    public void finalPhrase(String id, SpokenPhrase phrase) {
        feed.send(cues.finalPhrase(cuePhrase(id, phrase)));
        if (!phrase.text().isBlank()) {
            TranscribedPhrase said = transcribed(id, phrase);
            transcript.tell(sink -> sink.finalPhrase(said));
        }
        publish();
    }

    @Override
    public void abandoned() {
        feed.send(cues.abandon());
    }

    @Override
    public void lost(long fromSample, long toSample) {
        gap(fromSample, toSample, PROVIDER);
    }

    @Override
    public void changed() {
        publish();
    }

    @Override
    public void finished() {
        finishing = true;
        feed.close();
        if (streamEnded) {
            transcript.tell(sink -> sink.ended(setup.streamId()));
        }
        publish();
        whenOver.accept(this);
    }

    private void gap(long fromSample, long toSample, String cause) {
        TranscriptGap gap = new TranscriptGap(setup.streamId(), axis.time(fromSample), axis.time(toSample), cause);
        transcript.tell(sink -> sink.gap(gap));
    }

    private void publish() {
        status = new StreamStatus(line.state(), trouble(), Math.max(0, next), lastHeardNanos);
    }

    private @Nullable SpeechTrouble trouble() {
        return Optional.ofNullable(line.trouble())
                .orElse(line.state() == SpeechState.LISTENING && silence.lasts() ? SpeechTrouble.NO_SOUND : null);
    }

    /** Whether the stream itself is over, and not only unheard of. */
    boolean hasEnded() {
        return streamEnded;
    }

    /** Position after all that was heard. */
    long nextSample() {
        return next;
    }

    private CuePhrase cuePhrase(String id, SpokenPhrase phrase) {
        return new CuePhrase(
                id,
                axis.time(phrase.startSample()),
                axis.time(phrase.endSample()),
                phrase.language(),
                phrase.text(),
                phrase.words().stream()
                        .map(word ->
                                new CueWord(axis.time(word.startSample()), axis.time(word.endSample()), word.text()))
                        .toList());
    }

    private TranscribedPhrase transcribed(String id, SpokenPhrase phrase) {
        TakeClock.TakeTime start = takes.at(phrase.startSample());
        long startMs = Math.round(start.ms());
        long lengthMs = (phrase.endSample() - phrase.startSample()) / Axis.SAMPLES_PER_MS;
        return new TranscribedPhrase(
                setup.streamId(),
                id,
                axis.time(phrase.startSample()),
                axis.time(phrase.endSample()),
                start.takeId(),
                startMs,
                startMs + lengthMs,
                phrase.language(),
                phrase.text().strip(),
                setup.provider().traits().draft());
    }

    private static long nowMs() {
        return System.nanoTime() / 1_000_000;
    }
}
