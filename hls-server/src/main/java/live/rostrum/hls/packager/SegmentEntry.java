package live.rostrum.hls.packager;

/**
 * One segment of a media playlist.
 *
 * @param msn media sequence number (rfc8216bis 4.4.3.2)
 * @param init which {@code init{n}.mp4} it needs
 * @param startTicks programme time of its first sample since the stream began, in the rendition's timescale: its {@code tfdt}
 * @param durationTicks sum of its samples
 * @param sizeBytes of its file, 0 for a gap
 * @param discontinuity whether another run of the encoder begins here (rfc8216bis 4.4.4.3)
 * @param gap whether there is no media (rfc8216bis 4.4.4.7)
 */
public record SegmentEntry(
        long msn, int init, long startTicks, long durationTicks, long sizeBytes, boolean discontinuity, boolean gap) {

    /** Where the next segment begins if nothing is missing. */
    public long endTicks() {
        return startTicks + durationTicks;
    }

    /** Name of its file and last part of its URL. */
    public String fileName() {
        return fileName(msn);
    }

    /** Name of the file of segment {@code msn}: three digits or more. */
    static String fileName(long msn) {
        String digits = Long.toString(msn);
        return "seg" + "0".repeat(Math.max(0, 3 - digits.length())) + digits + ".m4s";
    }
}
