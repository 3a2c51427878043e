package live.rostrum.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import live.rostrum.publisher.ingest.IngestListener;
import live.rostrum.publisher.rest.RostrumApi;
import live.rostrum.publisher.source.FileSource;
import live.rostrum.publisher.source.MediaSource;
import live.rostrum.publisher.source.Pace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How far sound is from picture in what viewers get. Takes of all {@link SyncClip}s are sent to one stream, in some of them FFmpeg is killed, and then the
 * segments are fetched and decoded. The same figures of what was sent stand beside, so that encoders' own errors can be seen.
 */
@Command(
        name = "sync",
        description = "Offset between flashes and beeps in the segments, over takes and a killed FFmpeg.")
final class SyncBench implements Callable<Integer> {

    private static final int POLL_MS = 20;
    private static final int SETTLING_MS = 3000;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--minutes",
            defaultValue = "30",
            description = "Length of all takes together (default: ${DEFAULT-VALUE}).")
    private int minutes;

    @Option(names = "--real-time", description = "Send as a browser does, rather than as fast as the server takes it.")
    private boolean realTime;

    @Mixin
    private ServerOptions product = new ServerOptions();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Output.of(spec);
        Map<String, String> settings = Map.of("ROSTRUM_LIVE_WINDOW", minutes + 10 + "m");
        try (WorkFolder folder = new WorkFolder("rostrum-sync-")) {
            out.printf("making %d minutes of flashes and beeps%n", minutes);
            for (SyncClip clip : SyncClip.values()) {
                clip.write(file(folder, clip), clip.secondsOf(minutes * 60));
            }
            try (ProductServer server = product.start(settings);
                    RostrumApi api = server.api();
                    Broadcast broadcast = Broadcast.begin(server, api, "Sync", IngestListener.SILENT);
                    PlaylistWatch picture = new PlaylistWatch(broadcast.rendition("source"));
                    PlaylistWatch sound = new PlaylistWatch(broadcast.rendition("audio"))) {
                for (SyncClip clip : SyncClip.values()) {
                    send(out, clip, folder, broadcast, server, picture);
                }
                TimeUnit.MILLISECONDS.sleep(SETTLING_MS);
                sent(out, folder);
                published(out, folder, picture, sound);
            }
        }
        return 0;
    }

    private static Path file(WorkFolder folder, SyncClip clip) {
        return folder.resolve(clip.name() + ".webm");
    }

    private MediaSource open(WorkFolder folder, SyncClip clip) throws IOException, InterruptedException {
        return FileSource.of(file(folder, clip), realTime ? Pace.REAL_TIME : Pace.UNPACED);
    }

    private void send(
            PrintWriter out,
            SyncClip clip,
            WorkFolder folder,
            Broadcast broadcast,
            ProductServer server,
            PlaylistWatch picture)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        double before = published(picture);
        int seconds = clip.secondsOf(minutes * 60);
        CompletableFuture<Long> take = broadcast.send(open(folder, clip));
        boolean killDue = clip.isKilled();
        while (!take.isDone()) {
            if (killDue && published(picture) - before > seconds / 2.0) {
                server.figures().named("ffmpeg").destroyForcibly();
                killDue = false;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
        take.join();
        out.printf(
                "take of %d s sent in %.0f s: %s%s%n",
                seconds,
                (System.nanoTime() - start) / 1e9,
                clip.description(),
                !clip.isKilled()
                        ? ""
                        : killDue ? "; it was over before FFmpeg could be killed" : "; FFmpeg killed once");
    }

    /** Seconds that the playlist names. */
    private static double published(PlaylistWatch playlist) throws InterruptedException {
        return playlist.read().stream()
                .flatMap(read -> read.segments().stream())
                .mapToDouble(MediaPlaylist.Segment::seconds)
                .sum();
    }

    /** What the takes themselves hold, byte for byte as they were sent. */
    private static void sent(PrintWriter out, WorkFolder folder) throws IOException, InterruptedException {
        out.printf("%n    as sent        %s%n", SyncReport.HEADINGS);
        for (SyncClip clip : SyncClip.values()) {
            Path copy = folder.resolve("sent.mkv");
            try (MediaSource source = FileSource.of(file(folder, clip), Pace.UNPACED);
                    OutputStream bytes = Files.newOutputStream(copy)) {
                for (byte[] blob = source.next(); blob != null; blob = source.next()) {
                    bytes.write(blob);
                }
            }
            FlashesAndBeeps found = FlashesAndBeeps.in(copy, copy);
            out.printf("    %-15s%s%n", clip.name(), SyncReport.line(found.offsets(), found.unmatched()));
        }
    }

    /** What the segments hold, from one discontinuity to the next. */
    private static void published(PrintWriter out, WorkFolder folder, PlaylistWatch picture, PlaylistWatch sound)
            throws IOException, InterruptedException {
        MediaPlaylist pictures = picture.read().orElseThrow();
        List<List<MediaPlaylist.Segment>> video = pictures.stretches();
        List<List<MediaPlaylist.Segment>> audio = sound.read().orElseThrow().stretches();
        if (video.size() != audio.size()) {
            throw new IOException("sound has " + audio.size() + " stretches, the picture " + video.size());
        }
        out.printf("%n    as published   %s%n", SyncReport.HEADINGS);
        List<SyncOffset> all = new ArrayList<>();
        int unmatched = 0;
        for (int i = 0; i < video.size(); i++) {
            FlashesAndBeeps found = FlashesAndBeeps.in(
                    fetch(picture, video.get(i), folder.resolve("picture.mp4")),
                    fetch(sound, audio.get(i), folder.resolve("sound.mp4")));
            out.printf(
                    "    from msn %-6d%s%n",
                    video.get(i).getFirst().msn(), SyncReport.line(found.offsets(), found.unmatched()));
            all.addAll(found.offsets());
            unmatched += found.unmatched();
        }
        out.printf("    %-15s%s%n", "all", SyncReport.line(all, unmatched));
        out.printf("missing in the programme: %.2f s%n", pictures.missingSeconds());
    }

    private static Path fetch(PlaylistWatch playlist, List<MediaPlaylist.Segment> segments, Path file)
            throws IOException, InterruptedException {
        try (OutputStream bytes = Files.newOutputStream(file)) {
            bytes.write(playlist.get(Objects.requireNonNull(segments.getFirst().init())));
            for (MediaPlaylist.Segment segment : segments) {
                bytes.write(playlist.get(segment.uri()));
            }
        }
        return file;
    }
}
