package live.rostrum.ffmpeg;

/** Prints where the bundled programs are, for tests and tools that start them from other languages. */
public final class FfmpegLocation {

    private FfmpegLocation() {}

    /** Prints {@code {"ffmpeg": path, "ffprobe": path}}. */
    public static void main(String[] arguments) {
        System.out.printf(
                "{\"ffmpeg\": \"%s\", \"ffprobe\": \"%s\"}%n",
                FfmpegBinary.ffmpeg().executable(), FfmpegBinary.ffprobe().executable());
    }
}
