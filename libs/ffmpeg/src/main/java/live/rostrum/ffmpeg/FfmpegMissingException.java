package live.rostrum.ffmpeg;

/** FFmpeg cannot be had on this machine: no build for the platform, no room to unpack it, or not in the folder that was named. */
public final class FfmpegMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String program;

    FfmpegMissingException(String program, Throwable cause) {
        super("No " + program + " can be had on this machine: " + cause.getMessage(), cause);
        this.program = program;
    }

    /** {@code ffmpeg} or {@code ffprobe}. */
    public String program() {
        return program;
    }
}
