package live.rostrum.ingest.container;

import live.rostrum.fmp4.MediaKind;

/**
 * How a track counts time.
 *
 * @param id that blocks and fragments name the track by
 * @param kind picture or sound
 * @param ticksPerSecond of its timestamps
 */
public record TrackClock(long id, MediaKind kind, double ticksPerSecond) {}
