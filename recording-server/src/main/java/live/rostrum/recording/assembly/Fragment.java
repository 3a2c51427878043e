package live.rostrum.recording.assembly;

import java.time.Duration;

/**
 * A stretch of picture and sound that can be played by itself.
 *
 * @param bytes its {@code moof} and {@code mdat}
 * @param duration of its picture
 * @param end where it ends, on the take's clock
 * @param beforeKeyFrame whether a key frame follows, so that another run can go on there
 */
record Fragment(byte[] bytes, Duration duration, Duration end, boolean beforeKeyFrame) {}
