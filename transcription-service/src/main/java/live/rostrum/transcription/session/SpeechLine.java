package live.rostrum.transcription.session;

import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import live.rostrum.transcription.speech.SpeechListener;
import live.rostrum.transcription.speech.SpeechProvider;
import live.rostrum.transcription.speech.SpeechRequest;
import live.rostrum.transcription.speech.SpeechSession;
import live.rostrum.transcription.speech.SpeechState;
import live.rostrum.transcription.speech.SpeechTrouble;
import live.rostrum.transcription.speech.SpokenPhrase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line from a stream's sound to its provider: waits for a place, opens a session, and opens the next one when that gives up, with the sound of
 * which nothing final was heard. All of it in the stream's mailbox.
 */
final class SpeechLine {

    private static final Logger log = LoggerFactory.getLogger(SpeechLine.class);

    private static final Set<SpeechTrouble> HOPELESS = EnumSet.of(
            SpeechTrouble.NO_PROVIDER,
            SpeechTrouble.WRONG_KEY,
            SpeechTrouble.NO_NATIVE_LIBRARY,
            SpeechTrouble.NO_MODEL,
            SpeechTrouble.LANGUAGE_UNKNOWN);

    /** Sound that no phrase has begun in for so long has no speech in it. */
    private static final long SILENT_SAMPLES = 20L * SpeechSession.SAMPLE_RATE_HZ;

    private static final int MOST_OPEN = 50;

    private final SpeechProvider provider;
    private final SpeechRequest request;
    private final Mailbox mailbox;
    private final SessionPlaces places;
    private final SessionTimings timings;
    private final PhraseEar ear;
    private final SoundBacklog backlog = new SoundBacklog();
    private final Set<Long> openOrdinals = new LinkedHashSet<>();

    private SpeechState state = SpeechState.STARTING;
    private @Nullable SpeechTrouble trouble;
    private SessionPlaces.@Nullable Place place;
    private @Nullable SpeechSession session;
    private String sessionKey = "";
    private int generation;
    private int failures;
    private boolean retrying;
    private boolean hopeless;
    private boolean finishing;
    private boolean done;
    private long settled;
    private long next;

    SpeechLine(
            SpeechProvider provider,
            SpeechRequest request,
            Mailbox mailbox,
            SessionPlaces places,
            SessionTimings timings,
            PhraseEar ear) {
        this.provider = provider;
        this.request = request;
        this.mailbox = mailbox;
        this.places = places;
        this.timings = timings;
        this.ear = ear;
    }

    SpeechState state() {
        return state;
    }

    @Nullable
    SpeechTrouble trouble() {
        return trouble;
    }

    /** Whether nothing can be heard before somebody mends something. */
    boolean isHopeless() {
        return hopeless && retrying;
    }

    /** Whether so much sound waits for a session that no more can be kept. */
    boolean isFull(long count) {
        return session == null && !backlog.hasRoom(count);
    }

    /** Takes sound that follows what was taken before, perhaps after a gap. */
    void audio(SoundBacklog.Sound sound) {
        if (backlog.isEmpty()) {
            settled = Math.max(settled, sound.firstSample());
        }
        backlog.add(sound);
        next = sound.endSample();
        SpeechSession now = session;
        if (now == null) {
            connect();
        } else {
            now.audio(sound.firstSample(), sound.pcm());
            settleSilence();
        }
    }

    /**
     * The session of a provider that takes other things than sound, and therefore no place.
     *
     * @param sample where what it takes begins
     * @return null if it is over
     */
    @Nullable
    SpeechSession withoutSound(long sample) {
        if (session == null && !retrying) {
            next = Math.max(next, sample);
            open();
        }
        return session;
    }

    /** No more comes; ends with {@link PhraseEar#finished}. */
    void finish() {
        if (finishing) {
            return;
        }
        finishing = true;
        SpeechSession now = session;
        if (now == null) {
            close();
        } else {
            int asked = generation;
            now.finish();
            mailbox.postLater(timings.finish(), () -> {
                if (asked == generation) {
                    log.warn("Stream {}: {} does not come to an end", request.name(), provider.name());
                    close();
                }
            });
        }
    }

    /** Lets go of everything at once. */
    void close() {
        if (done) {
            return;
        }
        done = true;
        generation++;
        SpeechSession now = session;
        session = null;
        if (now != null) {
            now.close();
        }
        release();
        ear.abandoned();
        loseBacklog(now != null && openOrdinals.isEmpty());
        ear.finished();
    }

    private void connect() {
        if (session == null && place == null && !retrying && !finishing) {
            state = SpeechState.QUEUED;
            place = places.ask(() -> {
                if (!mailbox.post(this::open)) {
                    log.error("Stream {}: no room to begin", request.name());
                }
            });
        }
    }

    private void open() {
        if (done || finishing || session != null) {
            return;
        }
        hopeless = false;
        state = SpeechState.STARTING;
        trouble = null;
        generation++;
        openOrdinals.clear();
        sessionKey = Long.toString(backlog.isEmpty() ? next : backlog.firstSample(), Character.MAX_RADIX);
        try {
            SpeechSession opened = provider.open(request, new Ear(generation));
            session = opened;
            backlog.forEach(sound -> opened.audio(sound.firstSample(), sound.pcm()));
        } catch (RuntimeException e) {
            log.error("Stream {}: {} cannot be opened", request.name(), provider.name(), e);
            gaveUp();
        }
    }

    private void ended() {
        if (!finishing) {
            gaveUp();
            return;
        }
        if (state != SpeechState.FAILED) {
            settle(next);
        }
        close();
    }

    private void gaveUp() {
        SpeechSession gone = session;
        session = null;
        generation++;
        if (gone != null) {
            gone.close();
        }
        release();
        ear.abandoned();
        openOrdinals.clear();
        hopeless = trouble != null && HOPELESS.contains(trouble);
        state = hopeless ? SpeechState.FAILED : SpeechState.RECONNECTING;
        Duration pause = hopeless ? timings.retryHopeless() : pause();
        failures++;
        log.warn(
                "Stream {}: {} has given up ({}); trying again in {} s",
                request.name(),
                provider.name(),
                trouble == null ? "no reason" : trouble.code(),
                pause.toMillis() / 1000.0);
        if (hopeless) {
            loseBacklog(false);
        } else if (!backlog.isEmpty() && backlog.firstSample() > settled) {
            lose(settled, backlog.firstSample());
        }
        retrying = true;
        ear.changed();
        mailbox.postLater(pause, this::retry);
    }

    private void retry() {
        retrying = false;
        if (!backlog.isEmpty()) {
            connect();
        }
    }

    private Duration pause() {
        Duration pause = timings.firstRetry().multipliedBy(1L << Math.min(failures, 10));
        return pause.compareTo(timings.longestRetry()) < 0 ? pause : timings.longestRetry();
    }

    private void release() {
        SessionPlaces.Place held = place;
        place = null;
        if (held != null) {
            held.release();
        }
    }

    private void loseBacklog(boolean silent) {
        if (!silent && !backlog.isEmpty()) {
            lose(settled, next);
        }
        backlog.clear();
        settled = next;
    }

    private void lose(long from, long to) {
        settled = Math.max(settled, to);
        if (to > from) {
            ear.lost(from, to);
        }
    }

    private void settle(long sample) {
        settled = Math.max(settled, sample);
        backlog.settle(settled);
    }

    private void settleSilence() {
        if (openOrdinals.isEmpty() && state == SpeechState.LISTENING) {
            settle(next - SILENT_SAMPLES);
        }
    }

    /** Takes what one session says into the mailbox; what an older one says is not heard any more. */
    private final class Ear implements SpeechListener {

        private final int mine;

        Ear(int mine) {
            this.mine = mine;
        }

        @Override
        public void partial(SpokenPhrase phrase) {
            post(() -> {
                openOrdinals.add(phrase.ordinal());
                if (openOrdinals.size() > MOST_OPEN) {
                    openOrdinals.remove(openOrdinals.iterator().next());
                }
                ear.partial(id(phrase), phrase);
            });
        }

        @Override
        public void finalPhrase(SpokenPhrase phrase) {
            post(() -> {
                openOrdinals.remove(phrase.ordinal());
                failures = 0;
                settle(phrase.endSample());
                ear.finalPhrase(id(phrase), phrase);
            });
        }

        @Override
        public void state(SpeechState now, @Nullable SpeechTrouble why) {
            post(() -> {
                state = now;
                trouble = why;
                ear.changed();
            });
        }

        @Override
        public void lost(long firstSample, long endSample) {
            post(() -> {
                ear.lost(firstSample, endSample);
                settle(endSample);
            });
        }

        @Override
        public void ended() {
            post(SpeechLine.this::ended);
        }

        private String id(SpokenPhrase phrase) {
            return sessionKey + "-" + phrase.ordinal();
        }

        private void post(Runnable task) {
            boolean posted = mailbox.post(() -> {
                if (mine == generation) {
                    task.run();
                }
            });
            if (!posted) {
                log.error("Stream {}: more is said than can be kept", request.name());
            }
        }
    }
}
