package live.rostrum.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import live.rostrum.transcription.speech.SpeechListener;
import live.rostrum.transcription.speech.SpeechProvider;
import live.rostrum.transcription.speech.SpeechRequest;
import live.rostrum.transcription.speech.SpeechSession;
import live.rostrum.transcription.speech.SpeechState;
import live.rostrum.transcription.speech.SpeechTrouble;
import live.rostrum.transcription.speech.SpokenPhrase;
import org.jspecify.annotations.Nullable;

/** Lets a provider listen to what was said, one after the other with pauses, as fast as it would be said live. */
final class ListeningRun {

    private static final int PIECE_BYTES = 3_200;
    private static final int PIECE_MS = 100;
    private static final int PAUSE_BYTES = 2 * 3_200 * 10;

    private final List<Long> starts = new ArrayList<>();
    private final List<SpokenPhrase> heard = new CopyOnWriteArrayList<>();
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private double cpuSeconds;
    private double audioSeconds;

    static ListeningRun of(SpeechProvider provider, List<SpeechSamples.Utterance> utterances)
            throws InterruptedException {
        ListeningRun run = new ListeningRun();
        Ear ear = run.new Ear();
        SpeechSession session = provider.open(new SpeechRequest("bench", List.of("en-US"), List.of()), ear);
        if (!ear.listening.await(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException(provider.name() + " does not begin: " + run.troubles);
        }
        double before = cpuSeconds();
        long next = 0;
        for (SpeechSamples.Utterance utterance : utterances) {
            run.starts.add(next);
            next = feed(session, next, utterance.pcm());
            next = feed(session, next, new byte[PAUSE_BYTES]);
            if (ear.ended.getCount() == 0) {
                throw new IllegalStateException(provider.name() + " has given up: " + run.troubles);
            }
        }
        session.finish();
        if (!ear.ended.await(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException(provider.name() + " does not come to an end");
        }
        run.cpuSeconds = cpuSeconds() - before;
        run.audioSeconds = (double) next / SpeechSession.SAMPLE_RATE_HZ;
        session.close();
        return run;
    }

    /** What was heard of the utterance with this index. */
    String heard(int index) {
        long from = starts.get(index);
        long to = index + 1 < starts.size() ? starts.get(index + 1) : Long.MAX_VALUE;
        StringBuilder text = new StringBuilder();
        heard.stream()
                .filter(phrase -> middle(phrase) >= from && middle(phrase) < to)
                .forEach(phrase -> text.append(phrase.text()).append(' '));
        return text.toString();
    }

    /** A phrase may begin a little early, in the pause before it. */
    private static long middle(SpokenPhrase phrase) {
        return (phrase.startSample() + phrase.endSample()) / 2;
    }

    /** Processor seconds of this JVM for each second of sound. */
    double load() {
        return cpuSeconds / audioSeconds;
    }

    double audioSeconds() {
        return audioSeconds;
    }

    /** What went wrong. */
    List<String> troubles() {
        return troubles;
    }

    private static long feed(SpeechSession session, long first, byte[] pcm) throws InterruptedException {
        for (int at = 0; at < pcm.length; at += PIECE_BYTES) {
            session.audio(first + at / 2, Arrays.copyOfRange(pcm, at, Math.min(pcm.length, at + PIECE_BYTES)));
            TimeUnit.MILLISECONDS.sleep(PIECE_MS);
        }
        return first + pcm.length / 2;
    }

    private static double cpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    private final class Ear implements SpeechListener {

        private final CountDownLatch listening = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);

        @Override
        public void partial(SpokenPhrase phrase) {}

        @Override
        public void finalPhrase(SpokenPhrase phrase) {
            heard.add(phrase);
        }

        @Override
        public void state(SpeechState state, @Nullable SpeechTrouble trouble) {
            if (state == SpeechState.LISTENING) {
                listening.countDown();
            }
            if (trouble != null || state == SpeechState.FAILED) {
                troubles.add(state + (trouble == null ? "" : " " + trouble.code()));
            }
        }

        @Override
        public void lost(long firstSample, long endSample) {
            troubles.add("lost " + (endSample - firstSample) + " samples");
        }

        @Override
        public void ended() {
            ended.countDown();
        }
    }
}
