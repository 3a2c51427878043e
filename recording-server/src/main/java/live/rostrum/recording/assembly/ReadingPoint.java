package live.rostrum.recording.assembly;

import java.time.Duration;

/**
 * A place in a take where a run can begin.
 *
 * @param seq number of the chunk
 * @param offset of the first byte in that chunk
 * @param firstTime of whatever is first there, on the take's clock
 * @param time of the first key frame there, on the take's clock
 */
record ReadingPoint(long seq, int offset, Duration firstTime, Duration time) {

    ReadingPoint {
        if (seq < 0 || offset < 0) {
            throw new IllegalArgumentException("Chunk " + seq + ", byte " + offset);
        }
    }
}
