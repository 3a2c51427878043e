package live.rostrum.fmp4;

import java.util.List;

/**
 * A track of a progressive file.
 *
 * @param kind picture or sound
 * @param timescaleHz ticks a second
 * @param width of the picture in pixels, 0 for sound
 * @param height of the picture in pixels, 0 for sound
 * @param sampleEntries one for each decoder configuration, at least one; chunks name them by their place, from 1
 * @param table its samples
 */
public record ProgressiveTrack(
        MediaKind kind, int timescaleHz, int width, int height, List<byte[]> sampleEntries, SampleTable table) {

    /** More than a reader can be expected to hold. */
    public static final int MAX_SAMPLE_ENTRIES = 255;

    public ProgressiveTrack {
        if (timescaleHz <= 0 || sampleEntries.isEmpty() || sampleEntries.size() > MAX_SAMPLE_ENTRIES) {
            throw new IllegalArgumentException(timescaleHz + " Hz, " + sampleEntries.size() + " sample entries");
        }
        sampleEntries = List.copyOf(sampleEntries);
    }
}
