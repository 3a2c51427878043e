package live.rostrum.recording.catalogue;

import java.time.Duration;

/**
 * How recordings are made.
 *
 * @param acceptLate how long after a stream's end the rest of its takes is taken
 * @param quiet how long nothing must have come, and nobody be connected, before a recording is made without the rest
 */
record WorkshopSettings(Duration acceptLate, Duration quiet) {}
