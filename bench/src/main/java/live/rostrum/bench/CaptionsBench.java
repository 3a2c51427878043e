package live.rostrum.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import live.rostrum.tokens.InternalTokens;
import live.rostrum.transcription.speechdouble.AzureSpeechDouble;
import live.rostrum.transcription.speechdouble.SpokenLine;
import live.rostrum.transcription.speechdouble.Vocabulary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Captions of many streams, without their pictures: sound goes straight into transcription-service, the real Azure SDK speaks to a double of the service
 * that answers at once, and the captions come to a double of the rooms. So what is measured is everything but the recognition itself.
 */
@Command(
        name = "captions",
        description = "From a word's end in the sound to its caption on its way to the room; heap; sound that is lost.")
final class CaptionsBench implements Callable<Integer> {

    private static final String SECRET = "only-for-this-run-and-not-a-secret-at-all";

    /** A word is over when 10 ms were quiet, and is a phrase. */
    private static final int QUIET_MS = 10;

    private static final int LAST_SECONDS = 3;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--streams", defaultValue = "50", description = "At once (default: ${DEFAULT-VALUE}).")
    private int streams;

    @Option(names = "--seconds", defaultValue = "60", description = "Of each talk (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "15",
            description = "Seconds before those that count (default: ${DEFAULT-VALUE}).")
    private int warmUpSeconds;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Output.of(spec);
        List<SpokenLine> lines = List.of(SpokenLine.parse("Hello."));
        try (AzureSpeechDouble service = AzureSpeechDouble.ofBeeps(0, Vocabulary.inOrder(lines), QUIET_MS, QUIET_MS);
                CaptionRooms rooms = new CaptionRooms();
                CaptionRooms pictures = new CaptionRooms();
                WorkFolder work = new WorkFolder("rostrum-captions-");
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                ServerUnderLoad server = start(service, rooms, pictures, work)) {
            List<CaptionedTalk> talks = talks(server, rooms, http);
            long cpuBefore = server.processorMillis();
            speak(talks);
            double processors = (server.processorMillis() - cpuBefore) / 1_000.0 / (seconds + warmUpSeconds);
            report(out, talks, service);
            out.printf(
                    "server: %.2f processors, heap limit 512 MB, reachable %.1f MB%n",
                    processors, new HeapProbe(server.process().toHandle()).reachableMegabytes());
        }
        return 0;
    }

    private ServerUnderLoad start(AzureSpeechDouble service, CaptionRooms rooms, CaptionRooms pictures, WorkFolder work)
            throws IOException, InterruptedException {
        int port = freePort();
        return ServerUnderLoad.start(
                port,
                List.of(
                        "-jar",
                        jar().toString(),
                        "caption-server",
                        "server.port=" + port,
                        "rostrum.data.directory=" + work.path(),
                        "rostrum.secrets.internal=" + SECRET,
                        "rostrum.services.stream-service=" + rooms.address(),
                        "rostrum.services.hls-server=" + pictures.address(),
                        "rostrum.speech.max-sessions=" + streams,
                        "rostrum.speech.azure.host=" + service.host(),
                        "rostrum.speech.azure.key=none",
                        "rostrum.speech.azure.max-sessions=" + streams));
    }

    private List<CaptionedTalk> talks(ServerUnderLoad server, CaptionRooms rooms, HttpClient http) {
        InternalTokens tokens = new InternalTokens(SECRET, Clock.systemUTC());
        URI address = URI.create("http://127.0.0.1:" + server.port());
        List<CaptionedTalk> talks = new ArrayList<>();
        for (int i = 0; i < streams; i++) {
            // The words of all streams are spread over the two seconds.
            BeepingTalk talk = new BeepingTalk(i * BeepingTalk.PERIOD_MILLIS / streams);
            talks.add(new CaptionedTalk("talk-" + i, talk, address, http, tokens));
            rooms.listen("talk-" + i, talks.getLast());
        }
        return talks;
    }

    private void speak(List<CaptionedTalk> talks) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> speaking = new ArrayList<>();
            for (CaptionedTalk talk : talks) {
                speaking.add(threads.submit(() -> {
                    talk.speak(seconds + warmUpSeconds);
                    return null;
                }));
                TimeUnit.MILLISECONDS.sleep(BeepingTalk.PIECE_MILLIS / 7);
            }
            for (Future<?> each : speaking) {
                each.get();
            }
            TimeUnit.SECONDS.sleep(LAST_SECONDS);
        }
    }

    private void report(PrintWriter out, List<CaptionedTalk> talks, AzureSpeechDouble service) {
        out.printf(
                "%d streams for %d s after %d s of warm-up; connections to the double %d, at once %d%n",
                streams,
                seconds,
                warmUpSeconds,
                service.visits().accepted(),
                service.visits().most());
        spread(out, "first caption of a word", talks, false);
        spread(out, "final caption of a word", talks, true);
        long given = 1_000L * talks.size() * (seconds + warmUpSeconds) * BeepingTalk.SAMPLES_A_MILLI;
        out.printf(
                "sound: %d samples given, %d heard; %d requests refused, the slowest %.0f ms%n",
                given,
                service.visits().samples(),
                talks.stream().mapToInt(CaptionedTalk::refused).sum(),
                talks.stream()
                        .mapToDouble(CaptionedTalk::longestPutMillis)
                        .max()
                        .orElse(0));
    }

    private void spread(PrintWriter out, String what, List<CaptionedTalk> talks, boolean isFinal) {
        List<Double> delays = new ArrayList<>();
        int said = 0;
        int shown = 0;
        for (CaptionedTalk talk : talks) {
            int words = talk.talk().wordsIn((seconds + warmUpSeconds) * 1_000L);
            said += words;
            shown += (int) IntStream.range(0, words)
                    .filter(word -> talk.delayMillis(word, isFinal) != null)
                    .count();
            IntStream.range(warmUpSeconds * 1_000 / BeepingTalk.PERIOD_MILLIS, words)
                    .mapToObj(word -> talk.delayMillis(word, isFinal))
                    .filter(Objects::nonNull)
                    .forEach(delays::add);
        }
        out.printf("%s: %d of %d words", what, shown, said);
        if (delays.isEmpty()) {
            out.println();
            return;
        }
        out.printf(
                "; after ms: p50 %.0f, p95 %.0f, p99 %.0f, worst %.0f%n",
                Statistics.median(delays),
                Statistics.percentile(delays, 0.95),
                Statistics.percentile(delays, 0.99),
                Statistics.percentile(delays, 1));
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("bench", "target"))) {
            return files.filter(file -> file.getFileName().toString().matches("bench-.*-exec\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("bench is not built"));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
