package live.rostrum.transcription.session;

/**
 * Some sound of a stream, as hls-server hands it over.
 *
 * @param firstSample its position on hls-server's axis
 * @param programmeTimeMs of the first sample, in epoch milliseconds
 * @param takeId of the take
 * @param takeTimeMs of the first sample, on the take's container clock
 * @param pcm 16 kHz, mono, signed 16 bit, little endian; not changed by anybody
 */
@SuppressWarnings("ArrayRecordComponent")
public record CaptionAudio(long firstSample, double programmeTimeMs, String takeId, double takeTimeMs, byte[] pcm) {

    public CaptionAudio {
        if (pcm.length == 0 || pcm.length % 2 != 0) {
            throw new IllegalArgumentException(pcm.length + " bytes");
        }
        if (firstSample < 0 || !Double.isFinite(programmeTimeMs) || !Double.isFinite(takeTimeMs)) {
            throw new IllegalArgumentException(firstSample + " at " + programmeTimeMs + ", " + takeTimeMs);
        }
    }

    /** The axis that its position is on. */
    Axis axis() {
        return new Axis(programmeTimeMs - (double) firstSample / Axis.SAMPLES_PER_MS);
    }
}
