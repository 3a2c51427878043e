package live.rostrum.recording.assembly;

import java.time.Duration;

/**
 * Time of the event that is not in the recording.
 *
 * @param position in the file where it was cut out
 * @param length how long the event went on meanwhile
 * @param cause why
 */
public record Gap(Duration position, Duration length, GapCause cause) {

    public Gap {
        if (position.isNegative() || length.isNegative()) {
            throw new IllegalArgumentException("A gap of " + length + " at " + position);
        }
    }
}
