package live.rostrum.transcription.session;

/** Notices that there is nothing in the sound: a muted microphone, or a take without a sound track. Not thread-safe. */
final class Silence {

    /** A quiet room is louder. */
    private static final int LOUDEST = 8;

    private static final long ENOUGH_SAMPLES = 30L * 16_000;

    private long silentSamples;

    void hear(byte[] pcm) {
        for (int at = pcm.length - 2; at >= 0; at -= 2) {
            int sample = (short) ((pcm[at] & 0xFF) | pcm[at + 1] << 8);
            if (Math.abs(sample) > LOUDEST) {
                silentSamples = (pcm.length - 2L - at) / 2;
                return;
            }
        }
        silentSamples += pcm.length / 2;
    }

    /** Whether it lasts for half a minute. */
    boolean lasts() {
        return silentSamples >= ENOUGH_SAMPLES;
    }
}
