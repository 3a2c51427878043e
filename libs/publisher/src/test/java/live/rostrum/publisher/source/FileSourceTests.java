package live.rostrum.publisher.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import live.rostrum.ffmpeg.FfmpegBinary;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTests {

    @TempDir
    private Path folder;

    @Test
    void repacksAnMp4WithoutEncodingItsPicture() throws Exception {
        Path mp4 = convert("talk.mp4", "-c:v copy -c:a aac");

        try (FileSource source = FileSource.of(mp4, Pace.UNPACED)) {
            assertThat(source.mimeType()).isEqualTo("video/x-matroska;codecs=h264,aac");
            assertThat(source.keyFrameIntervalMs()).isBetween(1900, 2100);
            List<byte[]> blobs = all(source);

            assertThat(blobs.size()).isBetween(80, 120);
            assertThat(blobs.getFirst()).startsWith(0x1A, 0x45, 0xDF, 0xA3);
            assertThat(blobs.subList(1, blobs.size()))
                    .allSatisfy(blob -> assertThat(blob).startsWith(0x1F, 0x43, 0xB6, 0x75));
            assertThat(durationSeconds(blobs)).isBetween(21.3, 21.6);
        }
    }

    @Test
    void encodesWhatAnIngestServerIsNotExpectedToRead() throws Exception {
        Path avi = convert("old.avi", "-t 3 -c:v mpeg4 -c:a mp3");

        try (FileSource source = FileSource.of(avi, Pace.UNPACED)) {
            assertThat(source.mimeType()).isEqualTo("video/x-matroska;codecs=h264,opus");
            assertThat(source.keyFrameIntervalMs()).isEqualTo(2000);
            assertThat(durationSeconds(all(source))).isBetween(2.9, 3.2);
        }
    }

    @Test
    void takesAFileWithSoundOnly() throws Exception {
        Path ogg = convert("voice.ogg", "-t 3 -vn -c:a copy");

        try (FileSource source = FileSource.of(ogg, Pace.UNPACED)) {
            assertThat(source.mimeType()).isEqualTo("video/x-matroska;codecs=opus");
            assertThat(all(source)).isNotEmpty();
        }
    }

    @Test
    void playsAtTheFilesOwnPace() throws Exception {
        Path mp4 = convert("short.mp4", "-t 3 -c:v copy -c:a aac");

        long start = System.nanoTime();
        try (FileSource source = FileSource.of(mp4, Pace.REAL_TIME)) {
            assertThat(source.live()).isTrue();
            assertThat(all(source)).isNotEmpty();
        }

        assertThat((System.nanoTime() - start) / 1e9).isBetween(2.0, 20.0);
    }

    @Test
    void saysWhatIsWrongWithAFile() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no media in here");

        assertThatThrownBy(() -> FileSource.of(text, Pace.UNPACED))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("notes.txt");
        assertThatThrownBy(() -> FileSource.of(folder.resolve("absent.mp4"), Pace.UNPACED))
                .isInstanceOf(NoSuchFileException.class);
    }

    private Path convert(String name, String options) throws Exception {
        Path capture = folder.resolve("capture.webm");
        try (InputStream in = FileSourceTests.class.getResourceAsStream("/captures/h264-webm/capture.webm")) {
            assertThat(in).isNotNull();
            Files.write(capture, in.readAllBytes());
        }
        Path target = folder.resolve(name);
        List<String> line = new ArrayList<>(List.of("-nostdin", "-v", "error", "-y", "-i", capture.toString()));
        line.addAll(List.of(options.split(" ", -1)));
        line.add(target.toString());
        Process process = FfmpegBinary.ffmpeg().command(line).inheritIO().start();
        assertThat(process.waitFor()).isZero();
        return target;
    }

    private static List<byte[]> all(MediaSource source) throws Exception {
        List<byte[]> blobs = new ArrayList<>();
        for (byte[] blob = source.next(); blob != null; blob = source.next()) {
            blobs.add(blob);
        }
        return blobs;
    }

    /** What ffprobe makes of the blobs: the end of the last packet. */
    private double durationSeconds(List<byte[]> blobs) throws Exception {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] blob : blobs) {
            joined.write(blob);
        }
        Path file = Files.write(folder.resolve("joined.mkv"), joined.toByteArray());
        Process process = FfmpegBinary.ffprobe()
                .command(List.of("-v", "error", "-of", "json", "-show_entries", "packet=pts_time", file.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        double last = 0;
        for (Object packet : new JSONObject(answer).getJSONArray("packets")) {
            last = Math.max(last, ((JSONObject) packet).getDouble("pts_time"));
        }
        return last;
    }
}
