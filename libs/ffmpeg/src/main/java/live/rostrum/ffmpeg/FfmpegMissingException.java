package live.rostrum.ffmpeg;

/** The bundled FFmpeg cannot be had on this machine: no build for the platform, or no room to unpack it. */
public final class FfmpegMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String program;

    FfmpegMissingException(String program, Throwable cause) {
        super("The bundled " + program + " cannot be unpacked for this platform", cause);
        this.program = program;
    }

    /** {@code ffmpeg} or {@code ffprobe}. */
    public String program() {
        return program;
    }
}
