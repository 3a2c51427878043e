package live.rostrum.recording.catalogue;

import java.time.Duration;

/**
 * How recordings are made.
 *
 * @param acceptLate how long after a stream's end the rest of its takes is taken
 */
record WorkshopSettings(Duration acceptLate) {}
