package live.rostrum.hls.audio;

import java.io.IOException;

/** Who takes sound. */
interface AudioService {

    /**
     * Hands a piece of sound over; a repeat does no harm.
     *
     * @throws IOException if there is no answer, or none that can be understood
     */
    AudioAnswer put(String streamId, AudioBlock block) throws IOException, InterruptedException;
}
