package live.rostrum.fmp4;

import java.util.Arrays;

/**
 * What a decoder must know of a track before its first sample.
 *
 * @param kind video or audio
 * @param timescaleHz ticks a second
 * @param sampleEntry the whole sample entry box ({@code avc1} or {@code mp4a}) with its decoder configuration
 * @param codec the RFC 6381 string for a CODECS attribute, for example {@code avc1.4d401e}
 * @param width of the picture in pixels, 0 for audio
 * @param height of the picture in pixels, 0 for audio
 */
public record TrackDescription(
        MediaKind kind, int timescaleHz, byte[] sampleEntry, String codec, int width, int height) {

    public TrackDescription {
        if (timescaleHz <= 0) {
            throw new MalformedMediaException("mdhd: timescale " + timescaleHz);
        }
        sampleEntry = sampleEntry.clone();
    }

    @Override
    public byte[] sampleEntry() {
        return sampleEntry.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrackDescription that
                && kind == that.kind
                && timescaleHz == that.timescaleHz
                && Arrays.equals(sampleEntry, that.sampleEntry)
                && width == that.width
                && height == that.height;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sampleEntry);
    }

    @Override
    public String toString() {
        return "TrackDescription[" + kind + " " + codec + " " + width + "x" + height + " at " + timescaleHz + " Hz]";
    }
}
