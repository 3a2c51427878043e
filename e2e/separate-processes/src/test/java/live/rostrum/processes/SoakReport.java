package live.rostrum.processes;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What was lost in rounds of killing: a line a round, on the standard output and in {@code soak.txt} beside the services' logs. */
final class SoakReport {

    private final Path file = Path.of(Objects.requireNonNull(System.getProperty("logs.directory")), "soak.txt");
    private final PrintStream out = System.out;
    private final List<Round> rounds = new ArrayList<>();

    /**
     * One round; its recordings are complete, or it would not be reported.
     *
     * @param acknowledged chunks that the server had acknowledged when it was killed
     * @param chunks that were sent in all
     * @param forgotten acknowledged ones that it asked for again
     * @param encoderKilled whether an FFmpeg was killed in a job
     * @param completingMs when the server was killed again, since the FFmpeg
     * @param unfinished recordings that were not ready at that moment
     * @param pictures that were sent, and found in the files
     */
    record Round(
            int number,
            long acknowledged,
            long chunks,
            long forgotten,
            boolean encoderKilled,
            long completingMs,
            long unfinished,
            long pictures) {

        String words() {
            return "round %d: killed with %d of %d chunks acknowledged, %d of these lost; %s; killed again %d ms later with %d recordings not ready; %d pictures sent, 0 lost"
                    .formatted(
                            number,
                            acknowledged,
                            chunks,
                            forgotten,
                            encoderKilled ? "an FFmpeg killed" : "no FFmpeg killed",
                            completingMs,
                            unfinished,
                            pictures);
        }
    }

    SoakReport(long seed) throws IOException {
        Files.deleteIfExists(file);
        say("seed " + seed + " (-Dsoak.seed=" + seed + " repeats the moments)");
    }

    void add(Round round) throws IOException {
        rounds.add(round);
        say(round.words());
    }

    long forgottenChunks() {
        return rounds.stream().mapToLong(Round::forgotten).sum();
    }

    String words() {
        return String.join("\n", rounds.stream().map(Round::words).toList());
    }

    private void say(String line) throws IOException {
        out.println(line);
        Files.writeString(
                file, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
