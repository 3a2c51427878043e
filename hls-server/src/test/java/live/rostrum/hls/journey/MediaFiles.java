package live.rostrum.hls.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import live.rostrum.ffmpeg.FfmpegBinary;

/** Files as people have them on their disks, of eight seconds. */
final class MediaFiles {

    static final double SECONDS = 8;

    private static final List<String> PICTURE =
            List.of("-f", "lavfi", "-i", "testsrc2=size=320x180:rate=30:duration=" + SECONDS);
    private static final List<String> SOUND =
            List.of("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000:duration=" + SECONDS);
    private static final String VP8_OPUS = "-c:v libvpx -deadline realtime -cpu-used 8 -b:v 500k -g 60 -c:a libopus";
    private static final String H264_AAC = "-c:v libx264 -preset superfast -g 60 -pix_fmt yuv420p -c:a aac";

    private final Path folder;

    MediaFiles(Path folder) {
        this.folder = folder;
    }

    /** As a recorder writes it that may stop at any moment: no index, no lengths. */
    Path webmWithoutCues() throws IOException, InterruptedException {
        return made("without-cues.webm", VP8_OPUS + " -live 1", PICTURE, SOUND);
    }

    Path webmWithCues() throws IOException, InterruptedException {
        return made("with-cues.webm", VP8_OPUS, PICTURE, SOUND);
    }

    /** As a camera writes it: all media, and its index behind it. */
    Path mp4() throws IOException, InterruptedException {
        return made("camera.mp4", H264_AAC, PICTURE, SOUND);
    }

    Path fragmentedMp4() throws IOException, InterruptedException {
        return made("fragmented.mp4", H264_AAC + " -movflags +frag_keyframe+empty_moov", PICTURE, SOUND);
    }

    Path soundAlone() throws IOException, InterruptedException {
        return made("voice.m4a", "-c:a aac", SOUND);
    }

    @SafeVarargs
    private Path made(String name, String options, List<String>... inputs) throws IOException, InterruptedException {
        Path file = folder.resolve(name);
        List<String> line = new ArrayList<>(List.of("-nostdin", "-v", "error", "-y"));
        for (List<String> input : inputs) {
            line.addAll(input);
        }
        line.addAll(List.of(options.split(" ", -1)));
        line.add(file.toString());
        Process process = FfmpegBinary.ffmpeg().command(line).inheritIO().start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return file;
    }
}
