package live.rostrum.ingest.container;

/** The containers that MediaRecorder makes. */
public enum Container {
    /** WebM or any other Matroska (RFC 9559). */
    WEBM("matroska"),
    /** Fragmented MP4 (ISO/IEC 14496-12). */
    MP4("mp4");

    private final String ffmpegFormat;

    Container(String ffmpegFormat) {
        this.ffmpegFormat = ffmpegFormat;
    }

    /** Value for FFmpeg's {@code -f}. */
    public String ffmpegFormat() {
        return ffmpegFormat;
    }
}
