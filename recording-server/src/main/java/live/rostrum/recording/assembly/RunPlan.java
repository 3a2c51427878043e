package live.rostrum.recording.assembly;

import java.time.Duration;
import live.rostrum.ingest.container.Container;

/**
 * What one run makes of its source.
 *
 * @param container of the source
 * @param picture what becomes of the picture
 * @param hasSound whether the source has sound
 * @param size of the recording's picture
 * @param soundFrom when the sound begins, on the take's clock: what is missing there is silence, what is before is left out
 */
record RunPlan(Container container, Picture picture, boolean hasSound, PictureSize size, Duration soundFrom) {

    /** What becomes of the picture. */
    enum Picture {
        /** H.264 goes on as it is. */
        COPIED,
        /** It is decoded, fitted into the recording's size, and encoded. */
        ENCODED,
        /** There is none: a black one stands. */
        NONE
    }

    RunPlan {
        if (picture == Picture.NONE && !hasSound) {
            throw new IllegalArgumentException("A run has picture or sound");
        }
    }
}
