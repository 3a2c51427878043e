package live.rostrum.hls.packager;

import java.util.regex.Pattern;
import live.rostrum.fmp4.MediaKind;

/**
 * One rendition of a stream, fixed by its first take: players read the multivariant playlist once.
 *
 * @param name folder in the URL, for example {@code source}, {@code 240p} or {@code audio}
 * @param kind picture or sound
 * @param timescaleHz ticks a second of its media, the same over all takes
 * @param peakBitsPerSecond what the encoder keeps each segment below
 * @param averageBitsPerSecond what the encoder aims at
 * @param frameRate pictures a second, 0 for sound
 */
public record RenditionPlan(
        String name, MediaKind kind, int timescaleHz, int peakBitsPerSecond, int averageBitsPerSecond, int frameRate) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,20}");

    public RenditionPlan {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Rendition name " + name);
        }
        if (timescaleHz <= 0 || peakBitsPerSecond <= 0 || averageBitsPerSecond <= 0 || frameRate < 0) {
            throw new IllegalArgumentException("Rendition " + name + " has a figure out of range");
        }
    }
}
