package live.rostrum.fmp4;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file, two views: the sample tables in front and the fragments inside. */
class ProgressiveHeaderTests {

    private static final int BOX_HEAD_BYTES = 8;

    private static RecordedMedia pictures = new RecordedMedia();
    private static RecordedMedia sound = new RecordedMedia();

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeMedia() throws Exception {
        pictures = RecordedMedia.of(FfmpegMedia.video());
        sound = RecordedMedia.of(FfmpegMedia.audio());
    }

    @Test
    void ffmpegDecodesThePictureAndTheSoundOfAProgressiveFile() throws Exception {
        Path file = folder.resolve("movie.mp4");
        Files.write(file, movie(fragments()));

        assertThat(FfmpegMedia.countDecodedFrames(file, "v:0")).isEqualTo(30);
        assertThat(FfmpegMedia.countDecodedFrames(file, "a:0"))
                .isEqualTo(sound.samples().size());
        assertThat(FfmpegMedia.probe(file, "-show_entries", "format_tags=title,date:chapter=start_time"))
                .contains("A talk, with \u00e9")
                .contains("2026-03-01T12:00:00Z")
                .contains("chapter,0.000000")
                .contains("chapter,0.500000");
    }

    @Test
    void chaptersAreToldTwiceAndShownOnce() throws Exception {
        Path file = folder.resolve("chapters.mp4");
        byte[] movie = movie(fragments());
        Files.write(file, movie);

        assertThat(chapters(file)).hasSize(2).first().isEqualTo("chapter,0.000000,0.500000,Beginning");
        assertThat(chapters(file).getLast()).matches("chapter,0\\.500000,1\\.0\\d+,After a gap");
        Path track = folder.resolve("track.mp4");
        Files.write(track, renamed(movie, "chpl", "skip"));
        assertThat(chapters(track)).containsExactlyElementsOf(chapters(file));
        Path list = folder.resolve("list.mp4");
        Files.write(list, renamed(renamed(movie, "chap", "sync"), "chap", "sync"));
        assertThat(chapters(list)).hasSize(2);
        assertThat(FfmpegMedia.probe(
                        file, "-show_entries", "stream=codec_type,codec_tag_string:stream_disposition=default"))
                .contains("text");
    }

    private static List<String> chapters(Path file) throws Exception {
        return FfmpegMedia.probe(file, "-show_entries", "chapter=start_time,end_time:chapter_tags=title")
                .lines()
                .filter(line -> line.startsWith("chapter"))
                .toList();
    }

    /** Hides a box from readers. */
    private static byte[] renamed(byte[] movie, String type, String other) {
        String text = new String(movie, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(type);
        assertThat(at).as(type).isNotNegative();
        return (text.substring(0, at) + other + text.substring(at + type.length()))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void headerAndFragmentsInsideAreAFileOfTheirOwn() throws Exception {
        Path file = folder.resolve("inside.mp4");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(InitSegment.writeTracks(tracks()));
        out.writeBytes(fragments());
        Files.write(file, out.toByteArray());

        assertThat(FfmpegMedia.countDecodedFrames(file, "v:0")).isEqualTo(30);
        assertThat(FfmpegMedia.countDecodedFrames(file, "a:0"))
                .isEqualTo(sound.samples().size());
    }

    @Test
    void aHeaderReadsBackEqual() {
        assertThat(InitSegment.read(InitSegment.writeTracks(tracks()))).isEqualTo(tracks());
    }

    @Test
    void aFragmentIsOutlinedAsItWasWrittenAndCanBePutEarlier() {
        byte[] fragment = MediaFragment.writeTracks(
                7,
                List.of(
                        new TrackSamples(1, pictures.samples().subList(10, 30)),
                        new TrackSamples(2, sound.samples().subList(5, 9))));
        byte[] moof = Arrays.copyOf(fragment, ByteBuffer.wrap(fragment).getInt());

        FragmentOutline.moveEarlier(moof, Map.of(1, 30_000L, 2, 1_024L));

        List<FragmentOutline.Track> outline = FragmentOutline.of(moof).tracks();
        assertThat(outline).extracting(FragmentOutline.Track::id).containsExactly(1, 2);
        assertThat(outline).extracting(FragmentOutline.Track::samples).containsExactly(20, 4);
        assertThat(outline.get(0).decodeTime()).isZero();
        assertThat(outline.get(1).decodeTime()).isEqualTo(sound.samples().get(5).dts() - 1_024);
        assertThat(outline.get(0).dataBytes())
                .isEqualTo(pictures.samples().subList(10, 30).stream()
                        .mapToLong(sample -> sample.data().length)
                        .sum());
    }

    private List<TrackDescription> tracks() {
        return List.of(pictures.tracks().getFirst(), sound.tracks().getFirst());
    }

    private static byte[] fragments() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int middle = sound.samples().size() / 2;
        out.writeBytes(MediaFragment.writeTracks(
                1,
                List.of(
                        new TrackSamples(1, pictures.samples().subList(0, 15)),
                        new TrackSamples(2, sound.samples().subList(0, middle)))));
        out.writeBytes(MediaFragment.writeTracks(
                2,
                List.of(
                        new TrackSamples(1, pictures.samples().subList(15, 30)),
                        new TrackSamples(
                                2,
                                sound.samples().subList(middle, sound.samples().size())))));
        return out.toByteArray();
    }

    private byte[] movie(byte[] data) throws IOException {
        try (SampleTable video = new SampleTable(folder, "video");
                SampleTable audio = new SampleTable(folder, "audio")) {
            tabulate(data, List.of(video, audio));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            MovieDetails details = new MovieDetails(
                    "A talk, with \u00e9",
                    Instant.parse("2026-03-01T12:00:00Z"),
                    List.of(
                            new MovieDetails.Chapter(Duration.ZERO, "Beginning"),
                            new MovieDetails.Chapter(Duration.ofMillis(500), "After a gap")));
            long start = ProgressiveHeader.write(
                    out, List.of(track(pictures, video), track(sound, audio)), details, data.length);
            assertThat(start).isEqualTo(out.size());
            out.writeBytes(data);
            return out.toByteArray();
        }
    }

    private static ProgressiveTrack track(RecordedMedia media, SampleTable table) {
        TrackDescription track = media.tracks().getFirst();
        return new ProgressiveTrack(
                track.kind(), track.timescaleHz(), track.width(), track.height(), List.of(track.sampleEntry()), table);
    }

    private static void tabulate(byte[] data, List<SampleTable> tables) throws IOException {
        for (int position = 0; position < data.length; ) {
            int moofBytes = ByteBuffer.wrap(data).getInt(position);
            byte[] moof = Arrays.copyOfRange(data, position, position + moofBytes);
            long offset = (long) position + moofBytes + BOX_HEAD_BYTES;
            for (FragmentOutline.Track track : FragmentOutline.of(moof).tracks()) {
                SampleTable table = tables.get(track.id() - 1);
                table.chunk(offset, track.samples(), 1);
                track.forEach((duration, size, composition, sync) -> {
                    try {
                        table.sample(duration, size, composition, sync);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
                offset += track.dataBytes();
            }
            position = (int) offset;
        }
    }
}
