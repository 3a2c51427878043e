package live.rostrum.recording.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.rostrum.ffmpeg.FfmpegBinary;

/** Makes sources with the real FFmpeg, and reads results with it. */
final class Ffmpeg {

    private Ffmpeg() {}

    /** Runs {@code ffmpeg} and gives back what it said; fails if it fails. */
    static String run(String arguments) throws Exception {
        return run(FfmpegBinary.ffmpeg(), List.of(arguments.split(" ")));
    }

    /** What FFmpeg writes into a file of that name. */
    static byte[] make(Path folder, String name, String arguments) throws Exception {
        Path file = folder.resolve(name);
        run("-hide_banner -nostdin -loglevel error " + arguments + " -y " + file);
        return Files.readAllBytes(file);
    }

    /** Decodes everything; no message may come. */
    static void assertDecodes(Path file) throws Exception {
        assertThat(run("-hide_banner -nostdin -v error -xerror -i " + file + " -enc_time_base:v demux -f null -"))
                .as("decoding " + file)
                .isEmpty();
    }

    /** Decodes each file by itself, all in one process, which takes a tenth of the time that a process for each takes; no message may come. */
    static void assertEachDecodes(List<Path> files) throws Exception {
        List<String> line = new ArrayList<>(List.of("-hide_banner", "-nostdin", "-v", "error", "-xerror"));
        for (Path file : files) {
            line.addAll(List.of("-threads", "1", "-i", file.toString()));
        }
        for (int number = 0; number < files.size(); number++) {
            line.addAll(List.of("-map", Integer.toString(number)));
        }
        line.addAll(List.of("-enc_time_base:v", "demux", "-f", "null", "-"));
        assertThat(run(FfmpegBinary.ffmpeg(), line)).as("decoding " + files).isEmpty();
    }

    /** Fields of ffprobe, one line a row, without the row's name. */
    static List<String> probe(Path file, String arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of("-v", "error"));
        line.addAll(List.of(arguments.split(" ")));
        line.addAll(List.of("-of", "csv=p=0", file.toString()));
        return run(FfmpegBinary.ffprobe(), line).lines().map(String::strip).toList();
    }

    /** Length of a stream, {@code v:0} or {@code a:0}, in seconds, by its header. */
    static double seconds(Path file, String stream) throws Exception {
        return Double.parseDouble(probe(file, "-select_streams " + stream + " -show_entries stream=duration")
                .getFirst());
    }

    static long packets(Path file, String stream) throws Exception {
        return probe(file, "-select_streams " + stream + " -show_entries packet=pts").stream()
                .filter(line -> !line.isEmpty())
                .count();
    }

    /** When something that a filter tells of happens, in seconds. */
    static List<Double> times(Path file, String filter, String name) throws Exception {
        String said = run("-hide_banner -nostdin -v info -i " + file + " " + filter + " -f null -");
        Matcher matcher = Pattern.compile(name + ":? ?([0-9.]+)").matcher(said);
        List<Double> times = new ArrayList<>();
        while (matcher.find()) {
            times.add(Double.parseDouble(matcher.group(1)));
        }
        return times;
    }

    private static String run(FfmpegBinary binary, List<String> arguments) throws Exception {
        Process process = binary.command(arguments).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
