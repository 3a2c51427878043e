package live.rostrum.transcription.speech.azure;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import live.rostrum.transcription.speech.ClosableListener;
import live.rostrum.transcription.speech.SpeechListener;
import live.rostrum.transcription.speech.SpeechRequest;
import live.rostrum.transcription.speech.SpeechSession;
import live.rostrum.transcription.speech.SpeechState;
import live.rostrum.transcription.speech.SpeechTrouble;
import live.rostrum.transcription.speech.SpokenPhrase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to one stream with one recognizer after the other. Sound that is not final is kept and given to the next one, so that a recognizer's end costs
 * time and no words. All fields but the sound belong to the mailbox.
 */
final class AzureSession implements SpeechSession {

    private static final Logger log = LoggerFactory.getLogger(AzureSession.class);
    private static final long MOST_SOUND_SAMPLES = 60L * SAMPLE_RATE_HZ;
    private static final Duration TICK = Duration.ofMillis(500);

    /** What goes on being lost is told in pieces of this length. */
    private static final long TOLD_LOSS_SAMPLES = 10L * SAMPLE_RATE_HZ;

    /** No sound and no recognizer; a place is waited for; a pause before the next try; a recognizer is made; it works; done. */
    private enum Phase {
        IDLE,
        WAITING,
        PAUSING,
        OPENING,
        RUNNING,
        OVER
    }

    private final SpeechRequest request;
    private final ClosableListener listener;
    private final Surroundings shared;
    private final Mailbox mailbox;
    private final SoundBuffer sound = new SoundBuffer(MOST_SOUND_SAMPLES);
    private final AtomicBoolean pumpPosted = new AtomicBoolean();
    private final Recovery recovery;
    private final Seat seat;

    private Phase phase = Phase.IDLE;
    private int generation;
    private @Nullable Run run;
    private boolean connected;
    private @Nullable SpeechState lastState;
    private @Nullable SpeechTrouble lastTrouble;
    private boolean finishing;
    private boolean phraseOpen;
    private long ordinal;
    private long finalEnd;

    AzureSession(SpeechRequest request, SpeechListener listener, Surroundings shared) {
        this.request = request;
        this.listener = new ClosableListener(listener);
        this.shared = shared;
        this.mailbox = new Mailbox(request.name(), shared.mailboxes());
        this.recovery = new Recovery(shared.gate(), shared.pace());
        this.seat = new Seat(shared.places(), () -> mailbox.post(this::granted));
        later(TICK, this::tick);
    }

    @Override
    public void audio(long firstSample, byte[] pcm) {
        if (firstSample < 0 || pcm.length % 2 != 0) {
            throw new IllegalArgumentException(pcm.length + " bytes at " + firstSample);
        }
        sound.add(firstSample, pcm);
        if (pumpPosted.compareAndSet(false, true)) {
            mailbox.post(this::pump);
        }
    }

    @Override
    public void finish() {
        mailbox.post(this::lastSound);
    }

    @Override
    public void close() {
        listener.close();
        mailbox.post(this::over);
    }

    private void pump() {
        pumpPosted.set(false);
        if (phase == Phase.IDLE && sound.waiting()) {
            begin();
        } else if (run != null) {
            run.feed(now());
        }
    }

    private void begin() {
        if (!shared.gate().passes()) {
            seat.leave().run();
            recover(recovery.behindTheGate());
        } else if (seat.take()) {
            open();
        } else {
            phase = Phase.WAITING;
            tell(SpeechState.QUEUED, SpeechTrouble.QUOTA);
        }
    }

    private void granted() {
        if (phase == Phase.WAITING) {
            lastTrouble = null;
            open();
        }
    }

    private void open() {
        phase = Phase.OPENING;
        connected = false;
        int mine = ++generation;
        if (lastTrouble == null) {
            tell(SpeechState.STARTING, null);
        }
        later(shared.pace().connectWithin(), () -> {
            if (mine == generation && !connected) {
                cancelled(mine, Cancellation.UNREACHABLE);
            }
        });
        shared.openings().execute(() -> {
            try {
                Recognizer made = shared.recognizers().open(request, event -> heard(mine, event));
                mailbox.post(() -> opened(mine, made));
            } catch (NativeLibraryException e) {
                mailbox.post(() -> giveUp(SpeechTrouble.NO_NATIVE_LIBRARY));
            } catch (RuntimeException e) {
                log.warn("Speech of {}: no recognizer could be made", request.name(), e);
                mailbox.post(() -> cancelled(mine, Cancellation.UNREACHABLE));
            }
        });
    }

    private void opened(int mine, Recognizer made) {
        if (mine != generation || phase != Phase.OPENING) {
            shared.closings().close(request.name(), made, () -> {});
            return;
        }
        phase = Phase.RUNNING;
        sound.rewind();
        Run begun = new Run(made, sound, request.languages(), shared.pace(), now());
        run = begun;
        begun.feed(now());
        if (finishing) {
            begun.end(now());
        }
    }

    /** On a thread of the SDK's. A partial phrase may be left out: the next one says more. */
    private void heard(int mine, RecognizerEvent event) {
        if (!(event instanceof RecognizerEvent.Hypothesis) || !mailbox.crowded()) {
            mailbox.post(() -> told(mine, event));
        }
    }

    private void told(int mine, RecognizerEvent event) {
        if (mine != generation) {
            return;
        }
        switch (event) {
            case RecognizerEvent.Connected() -> connected();
            case RecognizerEvent.Hypothesis(RecognizedText text) -> hypothesis(text);
            case RecognizerEvent.Phrase(RecognizedText text) -> phrase(text);
            case RecognizerEvent.Nothing(long endTicks) -> nothing(endTicks);
            case RecognizerEvent.Cancelled(Cancellation why) -> cancelled(mine, why);
        }
    }

    private void connected() {
        connected = true;
        shared.gate().accepted();
        tellLost(0);
        tell(SpeechState.LISTENING, null);
    }

    private void hypothesis(RecognizedText text) {
        if (run != null && !text.text().isBlank()) {
            Optional<SpokenPhrase> partial = PhraseCut.after(finalEnd, run.phrase(ordinal, text));
            phraseOpen = true;
            recovery.calm();
            partial.ifPresent(listener::partial);
        }
    }

    private void phrase(RecognizedText text) {
        if (run == null) {
            return;
        }
        SpokenPhrase whole = run.phrase(ordinal, text);
        Optional<SpokenPhrase> rest = text.text().isBlank() ? Optional.empty() : PhraseCut.after(finalEnd, whole);
        phraseOpen = false;
        settle(whole.endSample());
        recovery.calm();
        if (rest.isPresent()) {
            ordinal++;
            finalEnd = whole.endSample();
            listener.finalPhrase(rest.get());
        }
    }

    private void nothing(long endTicks) {
        if (run != null) {
            phraseOpen = false;
            settle(run.axisEnd(endTicks));
            recovery.calm();
        }
    }

    private void settle(long sample) {
        sound.settle(sample);
        if (run != null) {
            run.forget(sample);
        }
    }

    private void cancelled(int mine, Cancellation why) {
        if (mine != generation || phase == Phase.OVER) {
            return;
        }
        if (why == Cancellation.END_OF_SOUND) {
            ended();
            return;
        }
        log.info("Speech of {}: recognition has stopped, {}", request.name(), why);
        if (why == Cancellation.LANGUAGE_UNKNOWN) {
            giveUp(SpeechTrouble.LANGUAGE_UNKNOWN);
            return;
        }
        Recovery.Step step = recovery.after(why);
        letGo(step.keepsPlace());
        sound.rewind();
        recover(step);
    }

    private void recover(Recovery.Step step) {
        tell(step.state(), step.trouble());
        phase = Phase.PAUSING;
        int mine = generation;
        later(step.pause(), () -> {
            if (phase == Phase.PAUSING && mine == generation) {
                begin();
            }
        });
    }

    /** The recognizer has told all that there was to tell of what it was given. */
    private void ended() {
        settle(sound.given());
        letGo(false);
        phase = Phase.IDLE;
        if (sound.waiting()) {
            begin();
        } else if (finishing) {
            finished();
        }
    }

    private void tick() {
        if (phase == Phase.OVER) {
            return;
        }
        later(TICK, this::tick);
        tellLost(TOLD_LOSS_SAMPLES);
        Run working = run;
        if (working == null) {
            return;
        }
        working.tick(now());
        if (!phraseOpen) {
            settle(working.unheardUntil(now()));
        }
        if (working.idle(now())) {
            working.end(now());
        } else if (working.overdue(now())) {
            cancelled(generation, Cancellation.END_OF_SOUND);
        }
    }

    private void lastSound() {
        if (phase == Phase.OVER) {
            return;
        }
        finishing = true;
        if (run != null) {
            run.feed(now());
            run.end(now());
        } else if (phase == Phase.IDLE && !sound.waiting()) {
            finished();
            return;
        }
        later(shared.pace().finishWithin(), this::finished);
    }

    private void finished() {
        if (phase != Phase.OVER) {
            sound.loseAll();
            tellLost(0);
            over();
            listener.ended();
        }
    }

    private void giveUp(SpeechTrouble trouble) {
        if (phase != Phase.OVER) {
            log.warn("Speech of {} is not recognised: {}", request.name(), trouble.code());
            tell(SpeechState.FAILED, trouble);
            finished();
        }
    }

    private void over() {
        letGo(false);
        phase = Phase.OVER;
    }

    /** Parts with the recognizer, which is freed elsewhere, and with the place as soon as that is done. */
    private void letGo(boolean keepsPlace) {
        generation++;
        connected = false;
        phraseOpen = false;
        Run last = run;
        run = null;
        Runnable afterwards = keepsPlace ? () -> {} : seat.leave();
        if (last == null) {
            afterwards.run();
        } else {
            shared.closings().close(request.name(), last.recognizer(), afterwards);
        }
    }

    /** Each state once. */
    private void tell(SpeechState state, @Nullable SpeechTrouble trouble) {
        if (state != lastState || trouble != lastTrouble) {
            lastState = state;
            lastTrouble = trouble;
            listener.state(state, trouble);
        }
    }

    private void tellLost(long atLeastSamples) {
        for (SoundBuffer.Range range : sound.takeLost(atLeastSamples)) {
            listener.lost(range.firstSample(), range.endSample());
        }
    }

    private void later(Duration delay, Runnable task) {
        shared.alarms().after(delay, () -> mailbox.post(task));
    }

    private long now() {
        return shared.alarms().nanoTime();
    }
}
