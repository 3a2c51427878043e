package live.rostrum.fmp4;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes everything of a progressive MP4 that stands before its media data: {@code ftyp}, {@code moov}, the text of chapters, and the head of one {@code mdat} with a 64-bit size (ISO/IEC
 * 14496-12 4.2, 8.1, 8.2), so that a player can begin while the rest still comes.
 */
public final class ProgressiveHeader {

    private static final int MOVIE_TIMESCALE_HZ = 1_000;
    private static final int LONG_HEAD_BYTES = 16;

    private final List<ProgressiveTrack> tracks;
    private final MovieDetails details;
    private final long[] dataStart = {0};
    private final @Nullable ChapterTrack chapters;

    private ProgressiveHeader(List<ProgressiveTrack> tracks, MovieDetails details) {
        this.tracks = tracks;
        this.details = details;
        this.chapters = details.chapters().isEmpty() ? null : new ChapterTrack(details, durationMs());
    }

    /**
     * Writes the header; {@code dataBytes} bytes of media data must follow.
     *
     * @param tracks whose tables count offsets from the beginning of the media data; nothing can be added to them any more
     * @return how many bytes were written: where the media data begins
     */
    public static long write(OutputStream out, List<ProgressiveTrack> tracks, MovieDetails details, long dataBytes)
            throws IOException {
        for (ProgressiveTrack track : tracks) {
            track.table().finish();
        }
        return new ProgressiveHeader(tracks, details).write(new DataOutputStream(out), dataBytes);
    }

    private long write(DataOutputStream out, long dataBytes) throws IOException {
        MoviePart fileType = MoviePart.ready(
                box -> box.box("ftyp", () -> box.ascii("isom").u32(0x200).ascii("isomiso2avc1mp41")));
        MoviePart movie = movie();
        long movieEnd = fileType.bytes() + movie.bytes();
        byte[] chapterData = chapters == null ? new byte[0] : chapters.mediaData(movieEnd);
        dataStart[0] = movieEnd + chapterData.length + LONG_HEAD_BYTES;
        fileType.write(out);
        movie.write(out);
        out.write(chapterData);
        out.writeInt(1);
        out.writeBytes("mdat");
        out.writeLong(LONG_HEAD_BYTES + dataBytes);
        out.flush();
        return dataStart[0];
    }

    private MoviePart movie() {
        List<MoviePart> parts = new ArrayList<>();
        parts.add(MoviePart.ready(this::movieHeader));
        for (int id = 1; id <= tracks.size(); id++) {
            parts.add(track(id, tracks.get(id - 1)));
        }
        if (chapters != null) {
            parts.add(chapters.track(chapterTrackId()));
        }
        parts.add(MoviePart.ready(out -> UserData.write(out, details)));
        return new MoviePart.Box("moov", parts);
    }

    private void movieHeader(BoxWriter out) {
        out.fullBox("mvhd", 1, 0, () -> {
            TrackBoxes.times(out, details.createdAt()).u32(MOVIE_TIMESCALE_HZ).u64(durationMs());
            out.u32(0x0001_0000).u16(0x0100).zeros(10);
            TrackBoxes.identityMatrix(out);
            out.zeros(24).u32(chapterTrackId() + (chapters == null ? 0 : 1));
        });
    }

    private MoviePart track(int id, ProgressiveTrack track) {
        boolean audio = track.kind() == MediaKind.AUDIO;
        MoviePart header = MoviePart.ready(out -> out.fullBox("tkhd", 1, 0x3, () -> {
            TrackBoxes.times(out, details.createdAt()).u32(id).u32(0).u64(durationMs(track));
            out.zeros(8).u16(0).u16(0).u16(audio ? 0x0100 : 0).u16(0);
            TrackBoxes.identityMatrix(out);
            out.u32(track.width() << 16).u32(track.height() << 16);
        }));
        MoviePart mediaHeader = MoviePart.ready(out -> {
            out.fullBox(
                    "mdhd",
                    1,
                    0,
                    () -> TrackBoxes.times(out, details.createdAt())
                            .u32(track.timescaleHz())
                            .u64(track.table().endTicks())
                            .u16(TrackBoxes.UNDETERMINED_LANGUAGE)
                            .u16(0));
            TrackBoxes.handler(out, track.kind());
        });
        MoviePart information = new MoviePart.Box(
                "minf",
                List.of(MoviePart.ready(out -> TrackBoxes.mediaInformation(out, track.kind())), sampleTable(track)));
        return new MoviePart.Box(
                "trak",
                List.of(
                        header,
                        MoviePart.ready(this::chapterReference),
                        new MoviePart.Box("mdia", List.of(mediaHeader, information))));
    }

    /** {@code tref} (8.3.3). */
    private void chapterReference(BoxWriter out) {
        if (chapters != null) {
            out.box("tref", () -> out.box("chap", () -> out.u32(chapterTrackId())));
        }
    }

    private int chapterTrackId() {
        return tracks.size() + 1;
    }

    private MoviePart sampleTable(ProgressiveTrack track) {
        SampleTable table = track.table();
        List<MoviePart> parts = new ArrayList<>();
        parts.add(MoviePart.ready(out -> out.fullBox("stsd", 0, 0, () -> {
            out.u32(track.sampleEntries().size());
            track.sampleEntries().forEach(out::raw);
        })));
        parts.add(entries("stts", 0, table.durations, 8));
        if (table.hasOffsets()) {
            parts.add(entries("ctts", 1, table.compositionOffsets, 8));
        }
        if (!table.allSync()) {
            parts.add(entries("stss", 0, table.syncSamples, 4));
        }
        parts.add(entries("stsc", 0, table.chunks, 12));
        parts.add(sizes(table.sizes));
        parts.add(new MoviePart.Box(
                "co64",
                List.of(
                        MoviePart.ready(out -> out.u32(0).u32((int) table.chunkOffsets.entries())),
                        new MoviePart.Offsets(table.chunkOffsets, dataStart))));
        return new MoviePart.Box("stbl", parts);
    }

    private static MoviePart entries(String type, int version, EntryFile file, int entryBytes) {
        return new MoviePart.Box(
                type,
                List.of(
                        MoviePart.ready(out -> out.u32(version << 24).u32((int) file.entries())),
                        new MoviePart.Entries(file, entryBytes)));
    }

    /** {@code stsz} has a common size, here none, before its count (8.7.3.2). */
    private static MoviePart sizes(EntryFile file) {
        return new MoviePart.Box(
                "stsz",
                List.of(
                        MoviePart.ready(out -> out.u32(0).u32(0).u32((int) file.entries())),
                        new MoviePart.Entries(file, 4)));
    }

    private long durationMs() {
        return tracks.stream().mapToLong(ProgressiveHeader::durationMs).max().orElse(0);
    }

    private static long durationMs(ProgressiveTrack track) {
        return Math.ceilDiv(track.table().endTicks() * MOVIE_TIMESCALE_HZ, track.timescaleHz());
    }
}
