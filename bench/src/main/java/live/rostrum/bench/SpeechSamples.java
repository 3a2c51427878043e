package live.rostrum.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Real speech with what was said: the test data of PocketSphinx, as Debian has it. */
final class SpeechSamples {

    private static final String PACKAGE = "pocketsphinx-testdata";
    private static final int WAVE_HEADER_BYTES = 44;
    private static final Pattern LINE = Pattern.compile("<s>(.*)</s>\\s*\\((\\S+)\\)");

    private SpeechSamples() {}

    /**
     * Something that was said.
     *
     * @param set which of the sets it is from
     * @param text what was said
     * @param pcm 16 kHz, mono, signed 16 bit, little endian
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Utterance(String set, String text, byte[] pcm) {}

    /** Fetches the package into a folder, unless it is there, without installing it. */
    static Path fetch(Path folder) throws IOException, InterruptedException {
        Path data = folder.resolve("usr/share/pocketsphinx/test/data");
        if (!Files.isDirectory(data)) {
            Files.createDirectories(folder);
            run(folder, "apt-get", "download", PACKAGE);
            try (Stream<Path> files = Files.list(folder)) {
                Path file = files.filter(one -> one.getFileName().toString().endsWith(".deb"))
                        .findFirst()
                        .orElseThrow(() -> new IOException("apt-get has not fetched " + PACKAGE));
                run(folder, "dpkg", "-x", file.toString(), folder.toString());
            }
        }
        return data;
    }

    /** A novel, read; and short orders. */
    static List<Utterance> read(Path data) throws IOException {
        List<Utterance> utterances = new ArrayList<>();
        utterances.addAll(set("novel", data.resolve("librivox"), "transcription"));
        utterances.addAll(set("orders", data.resolve("cards"), "cards.transcription"));
        utterances.add(
                new Utterance("orders", "go forward ten meters", Files.readAllBytes(data.resolve("goforward.raw"))));
        return utterances;
    }

    private static List<Utterance> set(String name, Path folder, String transcription) throws IOException {
        List<Utterance> utterances = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(transcription))) {
            Matcher parts = LINE.matcher(line);
            if (parts.find()) {
                byte[] wave = Files.readAllBytes(folder.resolve(parts.group(2) + ".wav"));
                byte[] pcm = Arrays.copyOfRange(wave, WAVE_HEADER_BYTES, wave.length & ~1);
                utterances.add(new Utterance(name, parts.group(1).strip(), pcm));
            }
        }
        return utterances;
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(command[0] + " does not come to an end");
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    String.join(" ", command) + " failed: " + Files.readString(folder.resolve("output.txt")));
        }
    }
}
