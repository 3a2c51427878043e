package live.rostrum.fmp4;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Chapters as a track of text that the other tracks name ({@code tref}, {@code chap}): what Apple's players read (QuickTime File Format, Chapter Lists, Text Media). Its
 * samples are few and stand in an {@code mdat} of their own.
 */
final class ChapterTrack {

    static final int TIMESCALE_HZ = 1_000;

    /** In the movie, but not shown by itself (ISO/IEC 14496-12 8.3.2). */
    private static final int IN_MOVIE = 0x2;

    private static final int GRAPHICS_MODE_DITHER_COPY = 0x40;
    private static final int GRAY = 0x8000;

    /** Behind a text: that it is UTF-8 (QuickTime File Format, Text Sample Data). */
    private static final byte[] UTF8 = {0, 0, 0, 12, 'e', 'n', 'c', 'd', 0, 0, 1, 0};

    private static final int MAX_TEXT_BYTES = 1_000;

    private final List<byte[]> samples = new ArrayList<>();
    private final List<Integer> durationsMs = new ArrayList<>();
    private final long durationMs;
    private final Instant createdAt;
    private final long[] dataStart = {0};

    /**
     * A track of these chapters, at least one.
     *
     * @param durationMs of the movie: the last chapter lasts until then
     */
    ChapterTrack(MovieDetails details, long durationMs) {
        this.durationMs = durationMs;
        this.createdAt = details.createdAt();
        List<MovieDetails.Chapter> chapters = details.chapters();
        for (int i = 0; i < chapters.size(); i++) {
            long end = i + 1 < chapters.size() ? chapters.get(i + 1).start().toMillis() : durationMs;
            durationsMs.add(Math.clamp(end - chapters.get(i).start().toMillis(), 0, Integer.MAX_VALUE));
            samples.add(sample(chapters.get(i).title()));
        }
    }

    /** The {@code mdat} with the samples, for this place in the file. */
    byte[] mediaData(long fileOffset) {
        dataStart[0] = fileOffset + Boxes.HEADER_BYTES;
        BoxWriter out = new BoxWriter(1_024);
        out.box("mdat", () -> samples.forEach(out::raw));
        return out.toByteArray();
    }

    /** The {@code trak}; it may be written when {@link #mediaData} has got its place. */
    MoviePart track(int id) {
        return new MoviePart.Box(
                "trak",
                List.of(
                        MoviePart.ready(out -> trackHeader(out, id)),
                        new MoviePart.Box(
                                "mdia",
                                List.of(
                                        MoviePart.ready(this::mediaHeader),
                                        new MoviePart.Box(
                                                "minf",
                                                List.of(
                                                        MoviePart.ready(ChapterTrack::mediaInformation),
                                                        sampleTable()))))));
    }

    private void trackHeader(BoxWriter out, int id) {
        out.fullBox("tkhd", 1, IN_MOVIE, () -> {
            TrackBoxes.times(out, createdAt).u32(id).u32(0).u64(durationMs);
            out.zeros(16);
            TrackBoxes.identityMatrix(out);
            out.zeros(8);
        });
    }

    private void mediaHeader(BoxWriter out) {
        out.fullBox(
                "mdhd",
                1,
                0,
                () -> TrackBoxes.times(out, createdAt)
                        .u32(TIMESCALE_HZ)
                        .u64(durationMs)
                        .u16(TrackBoxes.UNDETERMINED_LANGUAGE)
                        .u16(0));
        out.fullBox(
                "hdlr",
                0,
                0,
                () -> out.u32(0).ascii("text").zeros(12).ascii("Chapters").u8(0));
    }

    /** {@code gmhd}: base media information, and the text's matrix (QuickTime File Format, Base Media Information Header). */
    private static void mediaInformation(BoxWriter out) {
        out.box("gmhd", () -> {
            out.fullBox(
                    "gmin",
                    0,
                    0,
                    () -> out.u16(GRAPHICS_MODE_DITHER_COPY)
                            .u16(GRAY)
                            .u16(GRAY)
                            .u16(GRAY)
                            .u32(0));
            out.box("text", () -> TrackBoxes.identityMatrix(out));
        });
        TrackBoxes.dataInformation(out);
    }

    private MoviePart sampleTable() {
        return new MoviePart.Box(
                "stbl",
                List.of(
                        MoviePart.ready(this::sampleTables),
                        new MoviePart.Box(
                                "co64",
                                List.of(MoviePart.ready(out -> out.u32(0).u32(1)), new MoviePart.Offset(dataStart)))));
    }

    /** All but the place: one chunk with every sample. */
    private void sampleTables(BoxWriter out) {
        out.fullBox(
                "stsd",
                0,
                0,
                () -> out.u32(1)
                        .box(
                                "text",
                                () -> out.zeros(6)
                                        .u16(1)
                                        .u32(0) // display flags
                                        .u32(0) // centred at the beginning
                                        .zeros(6) // background
                                        .zeros(8) // text box
                                        .zeros(8) // reserved
                                        .u16(0) // font
                                        .u16(0) // face
                                        .u8(0)
                                        .u16(0) // reserved
                                        .zeros(6) // foreground
                                        .u8(0))); // no font's name
        out.fullBox("stts", 0, 0, () -> {
            out.u32(samples.size());
            durationsMs.forEach(duration -> out.u32(1).u32(duration));
        });
        out.fullBox("stsc", 0, 0, () -> out.u32(1).u32(1).u32(samples.size()).u32(1));
        out.fullBox("stsz", 0, 0, () -> {
            out.u32(0).u32(samples.size());
            samples.forEach(sample -> out.u32(sample.length));
        });
    }

    private static byte[] sample(String title) {
        byte[] text = UserData.shortened(title, MAX_TEXT_BYTES);
        return ByteBuffer.allocate(Short.BYTES + text.length + UTF8.length)
                .putShort((short) text.length)
                .put(text)
                .put(UTF8)
                .array();
    }
}
