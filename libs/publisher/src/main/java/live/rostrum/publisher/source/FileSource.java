package live.rostrum.publisher.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import live.rostrum.ffmpeg.FfmpegBinary;
import org.jspecify.annotations.Nullable;

/**
 * Any media file at its own pace: FFmpeg repacks it as Matroska in Clusters of a quarter second, and encodes only what an ingest
 * server is not expected to read. Each Cluster is a blob.
 */
public final class FileSource implements MediaSource {

    private static final int ENDING_SECONDS = 10;

    private final Path file;
    private final Pace pace;
    private final Repacking repacking;
    private final Process ffmpeg;
    private final ClusterCutter cutter;
    private final OutputTail complaints;

    private FileSource(Path file, Pace pace, Repacking repacking) throws IOException {
        this.file = file;
        this.pace = pace;
        this.repacking = repacking;
        ffmpeg = FfmpegBinary.ffmpeg().command(repacking.arguments(file, pace)).start();
        complaints = OutputTail.of(ffmpeg.getErrorStream());
        cutter = new ClusterCutter(new BufferedInputStream(ffmpeg.getInputStream()));
    }

    /** Opens a file; its pace counts from here. */
    public static FileSource of(Path file, Pace pace) throws IOException, InterruptedException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return new FileSource(file, pace, new Repacking(MediaProbe.of(file)));
    }

    @Override
    public String mimeType() {
        return repacking.mimeType();
    }

    @Override
    public int timesliceMs() {
        return Repacking.TIMESLICE_MS;
    }

    @Override
    public int keyFrameIntervalMs() {
        return repacking.keyFrameIntervalMs();
    }

    @Override
    public boolean live() {
        return pace == Pace.REAL_TIME;
    }

    @Override
    public byte @Nullable [] next() throws IOException, InterruptedException {
        byte[] blob = cutter.next();
        if (blob == null && (!ffmpeg.waitFor(ENDING_SECONDS, TimeUnit.SECONDS) || ffmpeg.exitValue() != 0)) {
            throw new IOException("FFmpeg stopped reading " + file + ": " + complaints.text());
        }
        return blob;
    }

    @Override
    public void close() {
        ffmpeg.destroyForcibly();
    }
}
