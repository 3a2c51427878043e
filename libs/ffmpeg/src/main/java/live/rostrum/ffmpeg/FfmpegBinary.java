package live.rostrum.ffmpeg;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Loader;

/**
 * An FFmpeg program and how to start it.
 *
 * <p>The bundled programs come from JavaCV's GPL build (the only one with libx264) and are unpacked into JavaCPP's cache on first use, which takes about a
 * second; later calls take a few hundred milliseconds. They find their shared libraries beside themselves only with {@code LD_LIBRARY_PATH}, which
 * {@link #command} sets.
 *
 * @param executable absolute path of the program
 */
public record FfmpegBinary(Path executable) {

    private static final Path NICE = Path.of("/usr/bin/nice");

    /**
     * The bundled {@code ffmpeg}.
     *
     * @throws FfmpegMissingException if this platform has none or it cannot be unpacked
     */
    public static FfmpegBinary ffmpeg() {
        return bundled(org.bytedeco.ffmpeg.ffmpeg.class);
    }

    /**
     * The bundled {@code ffprobe}.
     *
     * @throws FfmpegMissingException if this platform has none or it cannot be unpacked
     */
    public static FfmpegBinary ffprobe() {
        return bundled(org.bytedeco.ffmpeg.ffprobe.class);
    }

    /**
     * The {@code ffmpeg} of a folder that has it unpacked already, with its shared libraries beside it, as a container image has.
     *
     * @throws FfmpegMissingException if the folder has no such program
     */
    public static FfmpegBinary ffmpegIn(Path folder) {
        Path executable = folder.toAbsolutePath().resolve("ffmpeg");
        if (!Files.isExecutable(executable)) {
            throw new FfmpegMissingException("ffmpeg", new NoSuchFileException(executable.toString()));
        }
        return new FfmpegBinary(executable);
    }

    /** The same as {@link #command}, for work that must not take time from anything live: with the lowest priority, where the system has {@code nice}. */
    public ProcessBuilder backgroundCommand(List<String> arguments) {
        ProcessBuilder builder = command(arguments);
        if (Files.isExecutable(NICE)) {
            List<String> line = new ArrayList<>(List.of(NICE.toString(), "-n", "19"));
            line.addAll(builder.command());
            builder.command(line);
        }
        return builder;
    }

    /** A builder of the child process, with the library path set; the caller decides about its streams and must end it. */
    public ProcessBuilder command(List<String> arguments) {
        List<String> line = new ArrayList<>(arguments.size() + 1);
        line.add(executable.toString());
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line);
        Path folder = executable.getParent();
        if (folder != null) {
            builder.environment().put("LD_LIBRARY_PATH", folder.toString());
        }
        return builder;
    }

    private static FfmpegBinary bundled(Class<?> program) {
        try {
            return new FfmpegBinary(Path.of(Loader.load(program)));
        } catch (UnsatisfiedLinkError | RuntimeException e) {
            throw new FfmpegMissingException(program.getSimpleName(), e);
        }
    }
}
