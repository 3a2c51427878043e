package live.rostrum.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import live.rostrum.publisher.source.FileSource;
import live.rostrum.publisher.source.Pace;

/** The bundled 360p capture as one file of many minutes, so that a take is as long as a measurement, with one FFmpeg from beginning to end. */
final class LongTalk implements AutoCloseable {

    private static final double CAPTURE_SECONDS = 21.4;

    private final WorkFolder folder;
    private final Path talk;

    private LongTalk(WorkFolder folder, Path talk) {
        this.folder = folder;
        this.talk = talk;
    }

    /** Writes the file, a few megabytes a minute, without encoding anything. */
    static LongTalk ofSeconds(int seconds) throws IOException, InterruptedException {
        WorkFolder folder = new WorkFolder("rostrum-talk-");
        Path capture = folder.resolve("capture.webm");
        Path talk = folder.resolve("talk.mkv");
        try (InputStream in = LongTalk.class.getResourceAsStream("/captures/h264-webm/capture.webm")) {
            if (in == null) {
                throw new IOException("the bundled capture is missing");
            }
            Files.copy(in, capture);
        }
        int repeats = (int) Math.ceil(seconds / CAPTURE_SECONDS);
        FfmpegTool.run(List.of(
                "-stream_loop", Integer.toString(repeats), "-i", capture.toString(), "-c", "copy", talk.toString()));
        return new LongTalk(folder, talk);
    }

    /** The talk from its beginning, in real time. */
    FileSource play() throws IOException, InterruptedException {
        return FileSource.of(talk, Pace.REAL_TIME);
    }

    /** The same, as fast as it is taken. */
    FileSource read() throws IOException, InterruptedException {
        return FileSource.of(talk, Pace.UNPACED);
    }

    /** The whole talk. */
    Path file() {
        return talk;
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
