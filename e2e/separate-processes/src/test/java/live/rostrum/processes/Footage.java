package live.rostrum.processes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import live.rostrum.publisher.source.CaptureSource;
import live.rostrum.publisher.source.Pace;

/**
 * What a broadcaster sends, and what must be in the recording of it.
 *
 * @param chunks as they are sent
 * @param pictures what {@link MediaFile#pictures} says of all of them
 * @param soundSeconds how much sound there is in them
 */
record Footage(List<byte[]> chunks, List<String> pictures, double soundSeconds) {

    /** Of all footage: H.264 and Opus. */
    static final String MIME_TYPE = "video/webm;codecs=avc1.42E01E,opus";

    private static final int CHUNK_BYTES = 24_000;

    /** 21 seconds that a browser's MediaRecorder emitted, blob by blob. */
    static Footage ofBrowser(Path folder) throws IOException, InterruptedException {
        List<byte[]> blobs = new ArrayList<>();
        try (CaptureSource source = CaptureSource.bundled("h264-webm", Pace.UNPACED)) {
            for (byte[] blob = source.next(); blob != null; blob = source.next()) {
                blobs.add(blob);
            }
        }
        return of(folder.resolve("browser.webm"), blobs);
    }

    /** Some seconds of moving picture and a tone, other ones for each number. */
    static Footage made(Path folder, int number, int seconds) throws IOException, InterruptedException {
        Path file = folder.resolve("made-" + number + ".webm");
        String line = "-nostdin -v error -y -f lavfi -i testsrc2=size=320x180:rate=30:duration=" + seconds
                + " -f lavfi -i sine=frequency=" + (300 + 40 * number) + ":duration=" + seconds
                + " -vf hue=h=" + 30 * number
                + " -c:v libx264 -preset superfast -pix_fmt yuv420p -g 60 -bf 0 -c:a libopus"
                + " -f matroska -live 1 -cluster_time_limit 250 " + file;
        var _ = MediaFile.run(List.of(line.split(" ")));
        return of(file, cut(Files.readAllBytes(file)));
    }

    private static Footage of(Path file, List<byte[]> chunks) throws IOException, InterruptedException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        chunks.forEach(all::writeBytes);
        Files.write(file, all.toByteArray());
        MediaFile media = new MediaFile(file);
        return new Footage(List.copyOf(chunks), media.pictures(), media.soundSeconds());
    }

    private static List<byte[]> cut(byte[] media) {
        List<byte[]> chunks = new ArrayList<>();
        for (int from = 0; from < media.length; from += CHUNK_BYTES) {
            chunks.add(Arrays.copyOfRange(media, from, Math.min(media.length, from + CHUNK_BYTES)));
        }
        return chunks;
    }
}
