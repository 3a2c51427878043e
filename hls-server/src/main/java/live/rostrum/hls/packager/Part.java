package live.rostrum.hls.packager;

/**
 * A part of a segment: one {@code moof} with its {@code mdat}.
 *
 * @param startTicks programme time of its first sample
 * @param durationTicks sum of its samples
 * @param independent whether it begins with a sync sample
 * @param bytes the fragment
 */
record Part(long startTicks, long durationTicks, boolean independent, byte[] bytes) {}
