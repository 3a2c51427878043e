package live.rostrum.transcription.speechdouble;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Takes each loud burst for a line, and a longer quiet for the end of a phrase. Sound that goes on and on is music, in which nobody says anything. */
final class BeepEar implements Ear {

    /** Root mean square of a block from which it is loud; of 32,768. */
    private static final double LOUD = 800;

    private static final int BLOCK = SAMPLE_RATE_HZ / 100;
    private static final long MUSIC_FROM = 4L * SAMPLE_RATE_HZ;
    private static final long SILENCE_TOLD_EVERY = 10L * SAMPLE_RATE_HZ;

    private final Vocabulary vocabulary;
    private final long quietSamples;
    private final long gapSamples;

    private final short[] block = new short[BLOCK];
    private int inBlock;
    private long position;

    private long burstStart = -1;
    private long loudEnd;
    private int crossings;
    private int beeps;
    private long toldTo;
    private final List<Heard.Word> phrase = new ArrayList<>();
    private String language = "";

    /**
     * @param quietMs after so much quiet a beep is over, and its line is told
     * @param gapMs after so much quiet a phrase is final
     */
    BeepEar(Vocabulary vocabulary, int quietMs, int gapMs) {
        this.vocabulary = vocabulary;
        this.quietSamples = (long) quietMs * SAMPLE_RATE_HZ / 1000;
        this.gapSamples = (long) gapMs * SAMPLE_RATE_HZ / 1000;
    }

    @Override
    public List<Heard> hear(byte[] pcm) {
        List<Heard> heard = new ArrayList<>();
        ByteBuffer samples = ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN);
        while (samples.remaining() >= 2) {
            block[inBlock++] = samples.getShort();
            if (inBlock == BLOCK) {
                inBlock = 0;
                position += BLOCK;
                block(heard);
            }
        }
        return heard;
    }

    @Override
    public List<Heard> end() {
        List<Heard> heard = new ArrayList<>();
        endBurst(heard);
        endPhrase(heard);
        return heard;
    }

    private void block(List<Heard> heard) {
        if (loud()) {
            if (burstStart < 0) {
                burstStart = position - BLOCK;
                crossings = 0;
            }
            crossings += zeroCrossings();
            loudEnd = position;
            return;
        }
        if (burstStart >= 0 && position - loudEnd >= quietSamples) {
            endBurst(heard);
        }
        if (burstStart < 0 && position - loudEnd >= gapSamples) {
            endPhrase(heard);
        }
        if (burstStart < 0 && phrase.isEmpty() && position - toldTo >= SILENCE_TOLD_EVERY) {
            heard.add(new Heard.Silence(toldTo, position));
            toldTo = position;
        }
    }

    private void endBurst(List<Heard> heard) {
        if (burstStart < 0) {
            return;
        }
        if (loudEnd - burstStart < MUSIC_FROM) {
            double hertz = crossings / 2.0 * SAMPLE_RATE_HZ / (loudEnd - burstStart);
            SpokenLine line = vocabulary.line(beeps++, hertz);
            language = line.language();
            phrase.addAll(line.words(burstStart, loudEnd));
            heard.add(new Heard.Hypothesis(new Heard.Utterance(language, phrase)));
        }
        burstStart = -1;
    }

    private void endPhrase(List<Heard> heard) {
        if (!phrase.isEmpty()) {
            heard.add(new Heard.Phrase(new Heard.Utterance(language, phrase)));
            phrase.clear();
            toldTo = position;
        }
    }

    private boolean loud() {
        double sum = 0;
        for (short sample : block) {
            sum += (double) sample * sample;
        }
        return Math.sqrt(sum / BLOCK) >= LOUD;
    }

    private int zeroCrossings() {
        int count = 0;
        for (int i = 1; i < BLOCK; i++) {
            if (block[i - 1] < 0 != block[i] < 0) {
                count++;
            }
        }
        return count;
    }
}
