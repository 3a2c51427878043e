package live.rostrum.hls.transcode;

/**
 * How a run ended. Exit code 0 alone proves nothing: FFmpeg gives it for truncated input too.
 *
 * @param exitCode of the process
 * @param samples that came out of it, over all renditions
 * @param lastMessages the end of what it wrote to its log
 */
public record TranscodeOutcome(int exitCode, long samples, String lastMessages) {}
