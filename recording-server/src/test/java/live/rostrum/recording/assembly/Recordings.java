package live.rostrum.recording.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import live.rostrum.ffmpeg.FfmpegBinary;
import live.rostrum.fmp4.FragmentOutline;

/** Assembles takes and examines what came of them. */
final class Recordings {

    private final Path folder;
    private final SpooledTakes takes;

    Recordings(Path folder, SpooledTakes takes) {
        this.folder = folder;
        this.takes = takes;
    }

    Path work() {
        return folder.resolve("work");
    }

    RecordingAssembly open() {
        return open(AssemblySettings.USUAL);
    }

    RecordingAssembly open(AssemblySettings settings) {
        return new Assembler(FfmpegBinary.ffmpeg(), settings).open("test", takes.streamFolder(), work());
    }

    FinishedRecording finish() throws Exception {
        try (RecordingAssembly assembly = open()) {
            return finish(assembly);
        }
    }

    FinishedRecording finish(RecordingAssembly assembly) throws Exception {
        FinishedRecording finished = assembly.finish("A talk", folder.resolve("files"));
        examine(finished);
        return finished;
    }

    /** What must hold for every recording. */
    void examine(FinishedRecording finished) throws Exception {
        Path file = finished.file();
        Ffmpeg.assertDecodes(file);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))))
                .isEqualTo(finished.sha256());
        assertThat(finished.sizeBytes()).isEqualTo(Files.size(file));
        assertFastStart(file);
        assertTracksEndTogether(finished);
        assertSegmentsDecode(finished);
        assertThat(RecordingIndex.read(file.resolveSibling(RecordingIndex.FILE_NAME))
                        .durationMs())
                .isEqualTo(finished.index().durationMs());
        assertThat(Ffmpeg.probe(file, "-show_entries format_tags=title").getFirst())
                .isEqualTo("A talk");
    }

    private static void assertFastStart(Path file) throws Exception {
        byte[] start = new byte[64];
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.readFully(start);
        }
        String types = new String(start, StandardCharsets.ISO_8859_1);
        assertThat(types).contains("ftyp").contains("moov");
    }

    private static void assertTracksEndTogether(FinishedRecording finished) throws Exception {
        double picture = Ffmpeg.seconds(finished.file(), "v:0");
        double sound = Ffmpeg.seconds(finished.file(), "a:0");
        assertThat(picture).isBetween(sound - 0.001, sound + 0.001);
        assertThat(picture).isBetween(seconds(finished) - 0.01, seconds(finished) + 0.01);
    }

    static double seconds(FinishedRecording finished) {
        return finished.length().toNanos() / 1e9;
    }

    /** Each by its byte range alone, behind its header: it decodes without a message, and its first picture is a key frame. */
    void assertSegmentsDecode(FinishedRecording finished) throws Exception {
        List<Path> pieces = new ArrayList<>();
        try (RandomAccessFile in = new RandomAccessFile(finished.file().toFile(), "r")) {
            long durationMs = 0;
            for (RecordingIndex.Run run : finished.index().runs()) {
                for (RecordingIndex.Segment segment : run.segments()) {
                    byte[] bytes = new byte[segment.bytes()];
                    in.seek(segment.offset());
                    in.readFully(bytes);
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    out.writeBytes(run.init());
                    out.writeBytes(bytes);
                    assertThat(beginsWithAKeyFrame(bytes)).isTrue();
                    pieces.add(Files.write(folder.resolve("segment-" + pieces.size() + ".mp4"), out.toByteArray()));
                    durationMs += segment.durationMs();
                }
            }
            assertThat(durationMs)
                    .isBetween(
                            finished.index().durationMs() - 100,
                            finished.index().durationMs() + 100);
        }
        Ffmpeg.assertEachDecodes(pieces);
        for (Path piece : pieces) {
            Files.delete(piece);
        }
    }

    private static boolean beginsWithAKeyFrame(byte[] segment) throws Exception {
        byte[] moof = Arrays.copyOf(segment, ByteBuffer.wrap(segment).getInt());
        List<Boolean> key = new ArrayList<>();
        FragmentOutline.of(moof).tracks().getFirst().forEach((duration, size, composition, sync) -> key.add(sync));
        return key.getFirst();
    }
}
