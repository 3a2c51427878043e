package live.rostrum.bench;

/** A talk in which a word, which is a beep, is said every two seconds: so it is known to the millisecond when it ends. */
final class BeepingTalk {

    static final int SAMPLES_A_MILLI = 16;
    static final int PIECE_MILLIS = 100;
    static final int PERIOD_MILLIS = 2_000;

    private static final int WORD_MILLIS = 300;
    private static final double HERTZ = 1_000;
    private static final double AMPLITUDE = 8_000;

    private final int firstWordMillis;

    /**
     * @param firstWordMillis where in its two seconds the word begins, so that not all streams say it at once
     */
    BeepingTalk(int firstWordMillis) {
        this.firstWordMillis = firstWordMillis;
    }

    /** The sound from a time on, as 16 kHz mono PCM. */
    byte[] piece(long fromMillis) {
        byte[] pcm = new byte[PIECE_MILLIS * SAMPLES_A_MILLI * 2];
        for (int i = 0; i < pcm.length / 2; i++) {
            long sample = fromMillis * SAMPLES_A_MILLI + i;
            long inPeriod = Math.floorMod(
                    sample - (long) firstWordMillis * SAMPLES_A_MILLI, (long) PERIOD_MILLIS * SAMPLES_A_MILLI);
            if (inPeriod < (long) WORD_MILLIS * SAMPLES_A_MILLI) {
                int value = (int) Math.round(AMPLITUDE * Math.sin(2 * Math.PI * HERTZ * inPeriod / 16_000));
                pcm[2 * i] = (byte) value;
                pcm[2 * i + 1] = (byte) (value >> 8);
            }
        }
        return pcm;
    }

    /** Which word begins about there, counted from 0. */
    int wordAt(double millis) {
        return (int) Math.round((millis - firstWordMillis) / PERIOD_MILLIS);
    }

    /** When a word ends. */
    double wordEndMillis(int word) {
        return firstWordMillis + (double) word * PERIOD_MILLIS + WORD_MILLIS;
    }

    /** How many words are said in this time, and a second is left to show the last one. */
    int wordsIn(long millis) {
        return (int) Math.max(0, (millis - 1_000 - firstWordMillis - WORD_MILLIS) / PERIOD_MILLIS + 1);
    }
}
