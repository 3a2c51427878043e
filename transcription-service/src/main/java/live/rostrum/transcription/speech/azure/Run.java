package live.rostrum.transcription.speech.azure;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import live.rostrum.transcription.speech.SpeechSession;
import live.rostrum.transcription.speech.SpokenPhrase;
import live.rostrum.transcription.speech.SpokenWord;
import org.jspecify.annotations.Nullable;

/** One recognizer at work: gives it the session's sound and puts what it tells on the stream's axis. Owned by the session's mailbox. */
final class Run {

    /** A jump from this length on parts what was said before it from what was said after it. */
    private static final int JUMP_SAMPLES = SpeechSession.SAMPLE_RATE_HZ / 10;

    private static final int MOST_JUMP_SILENCE_SAMPLES = SpeechSession.SAMPLE_RATE_HZ;

    /** Longer than the pause after which the service takes a phrase for finished. */
    private static final int CLOSING_SILENCE_SAMPLES = SpeechSession.SAMPLE_RATE_HZ * 3 / 2;

    /** So much may be given at once, and twice the time that passes on top of it; the SDK would keep any amount, outside the heap. */
    private static final long CREDIT_SAMPLES = 60L * SpeechSession.SAMPLE_RATE_HZ;

    /** Of minutes; only a phrase that is never finished lets them gather. */
    private static final int MOST_MARKS = 1_000;

    private final Recognizer recognizer;
    private final SoundBuffer sound;
    private final List<String> languages;
    private final Pace pace;
    private final Timeline timeline = new Timeline();
    private final Deque<Mark> marks = new ArrayDeque<>();
    private final Duration unheardAfter;
    private final long begunNanos;
    private long axisEnd = -1;
    private long givenSamples;
    private long lastSoundNanos;
    private boolean silencePut;
    private long endedNanos;
    private boolean ended;

    /** Up to where sound was given at a time. */
    private record Mark(long nanos, long axisSample) {}

    Run(Recognizer recognizer, SoundBuffer sound, List<String> languages, Pace pace, long nowNanos) {
        this.recognizer = recognizer;
        this.sound = sound;
        this.languages = languages;
        this.pace = pace;
        this.lastSoundNanos = nowNanos;
        this.begunNanos = nowNanos;
        // The SDK sends what waits at twice the speed of speech.
        this.unheardAfter =
                pace.unheardAfter().plusMillis(sound.waitingSamples() * 1000 / SpeechSession.SAMPLE_RATE_HZ);
    }

    Recognizer recognizer() {
        return recognizer;
    }

    /** Gives the recognizer what sound there is and it may have now. */
    void feed(long nowNanos) {
        while (!ended && givenSamples < allowedSamples(nowNanos)) {
            Optional<SoundBuffer.Piece> piece = sound.next();
            if (piece.isEmpty()) {
                return;
            }
            give(piece.get());
            lastSoundNanos = nowNanos;
            silencePut = false;
        }
    }

    private long allowedSamples(long nowNanos) {
        return CREDIT_SAMPLES + 2 * SpeechSession.SAMPLE_RATE_HZ * ((nowNanos - begunNanos) / 1_000_000) / 1_000;
    }

    private void give(SoundBuffer.Piece piece) {
        long jump = axisEnd < 0 ? 0 : piece.firstSample() - axisEnd;
        if (jump >= JUMP_SAMPLES) {
            giveSilence((int) Math.min(jump, MOST_JUMP_SILENCE_SAMPLES));
        }
        recognizer.write(piece.pcm());
        givenSamples += piece.samples();
        timeline.sound(piece.firstSample(), piece.samples());
        axisEnd = piece.endSample();
    }

    private void giveSilence(int samples) {
        recognizer.write(new byte[samples * 2]);
        timeline.silence(samples);
    }

    /** No more sound comes for this recognizer. */
    void end(long nowNanos) {
        if (!ended) {
            ended = true;
            endedNanos = nowNanos;
            recognizer.endOfSound();
        }
    }

    /** Called a few times a second: lets a phrase end when the sound has stopped. */
    void tick(long nowNanos) {
        feed(nowNanos);
        if (!ended && !silencePut && axisEnd >= 0 && passed(lastSoundNanos, nowNanos, pace.silenceAfter())) {
            silencePut = true;
            giveSilence(CLOSING_SILENCE_SAMPLES);
        }
        marks.addLast(new Mark(nowNanos, Math.max(axisEnd, 0)));
        if (marks.size() > MOST_MARKS) {
            marks.removeFirst();
        }
    }

    /** Up to where sound was given so long ago that speech in it would have been told by now. */
    long unheardUntil(long nowNanos) {
        long until = 0;
        while (!marks.isEmpty() && passed(marks.getFirst().nanos(), nowNanos, unheardAfter)) {
            until = marks.removeFirst().axisSample();
        }
        return until;
    }

    /** Whether no sound has come for so long that the place is better given to somebody else. */
    boolean idle(long nowNanos) {
        return !ended && passed(lastSoundNanos, nowNanos, pace.idleAfter());
    }

    /** Whether it was told that no more sound comes, and has not answered. */
    boolean overdue(long nowNanos) {
        return ended && passed(endedNanos, nowNanos, pace.finishWithin());
    }

    void forget(long axisSample) {
        timeline.forget(axisSample);
    }

    long axisEnd(long ticks) {
        return timeline.endSample(ticks);
    }

    /** On the stream's axis. */
    SpokenPhrase phrase(long ordinal, RecognizedText text) {
        long start = timeline.startSample(text.offsetTicks());
        long end = Math.max(start, timeline.endSample(text.endTicks()));
        List<SpokenWord> said = new ArrayList<>(text.words().size());
        for (RecognizedText.TimedWord word : text.words()) {
            long wordStart = Math.clamp(timeline.startSample(word.offsetTicks()), start, end);
            long wordEnd = Math.clamp(timeline.endSample(word.endTicks()), wordStart, end);
            said.add(new SpokenWord(wordStart, wordEnd, word.text()));
        }
        return new SpokenPhrase(
                ordinal, start, end, language(text.language()), text.text(), WordTimes.of(text.text(), said));
    }

    /** As it was asked for: the service answers in lower case. */
    private String language(@Nullable String told) {
        if (told == null || told.isBlank()) {
            return languages.getFirst();
        }
        return languages.stream()
                .filter(asked -> asked.equalsIgnoreCase(told))
                .findFirst()
                .orElseGet(() -> Locale.forLanguageTag(told).toLanguageTag());
    }

    private static boolean passed(long since, long nowNanos, Duration time) {
        return nowNanos - since >= time.toNanos();
    }
}
