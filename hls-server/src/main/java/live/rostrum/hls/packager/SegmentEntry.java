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
 * @param rendition whose files it names, if the playlist's own rendition was not made then; otherwise empty
 */
public record SegmentEntry(
        long msn,
        int init,
        long startTicks,
        long durationTicks,
        long sizeBytes,
        boolean discontinuity,
        boolean gap,
        String rendition) {

    /** A segment with files of its own. */
    public SegmentEntry(
            long msn,
            int init,
            long startTicks,
            long durationTicks,
            long sizeBytes,
            boolean discontinuity,
            boolean gap) {
        this(msn, init, startTicks, durationTicks, sizeBytes, discontinuity, gap, "");
    }

    /** The same in the playlist of a rendition that is not made. */
    SegmentEntry mirrored(String madeBy, boolean firstOfRun) {
        return new SegmentEntry(msn, init, startTicks, durationTicks, sizeBytes, firstOfRun, gap, madeBy);
    }

    /** The same without media. */
    SegmentEntry asGap() {
        return new SegmentEntry(msn, init, startTicks, durationTicks, 0, discontinuity, true);
    }

    /** Where the next segment begins if nothing is missing. */
    public long endTicks() {
        return startTicks + durationTicks;
    }

    /** Its address, relative to its playlist. */
    public String uri() {
        return folder() + fileName();
    }

    /** Address of its initialisation, relative to its playlist. */
    public String initUri() {
        return folder() + "init" + init + ".mp4";
    }

    private String folder() {
        return rendition.isEmpty() ? "" : "../" + rendition + "/";
    }

    /** Name of its file. */
    String fileName() {
        return fileName(msn);
    }

    /** Name of the file of segment {@code msn}. */
    static String fileName(long msn) {
        return stem(msn) + ".m4s";
    }

    /** The same without what says its format: three digits or more. */
    static String stem(long msn) {
        String digits = Long.toString(msn);
        return "seg" + "0".repeat(Math.max(0, 3 - digits.length())) + digits;
    }
}
