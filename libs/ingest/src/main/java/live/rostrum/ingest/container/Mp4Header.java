package live.rostrum.ingest.container;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import live.rostrum.fmp4.MalformedMediaException;
import live.rostrum.fmp4.MediaKind;
import live.rostrum.fmp4.TrackOutline;

/** The header of a fragmented MP4: the boxes up to the first {@code moof} (ISO/IEC 14496-12 8.8.4). */
final class Mp4Header {

    private static final int BOX_HEADER_BYTES = 8;
    private static final int MOOV = 0x6d6f6f76;
    private static final int MOOF = 0x6d6f6f66;
    private static final int MDAT = 0x6d646174;

    private Mp4Header() {}

    static ContainerHeader cut(byte[] chunk) {
        ByteBuffer buffer = ByteBuffer.wrap(chunk);
        List<TrackOutline> outlines = List.of();
        boolean hasMovie = false;
        int position = 0;
        while (chunk.length - position >= BOX_HEADER_BYTES) {
            int size = buffer.getInt(position);
            int type = buffer.getInt(position + 4);
            if (type == MOOF) {
                break;
            }
            if (type == MDAT) {
                throw new UnsupportedMediaException("The MP4 is not fragmented, so it cannot be sent live.");
            }
            if (size < BOX_HEADER_BYTES || size > chunk.length - position) {
                throw new UnsupportedMediaException("The first chunk does not hold the whole MP4 header.");
            }
            if (type == MOOV) {
                outlines = outlines(buffer.slice(position + BOX_HEADER_BYTES, size - BOX_HEADER_BYTES));
                hasMovie = true;
            }
            position += size;
        }
        if (!hasMovie) {
            throw new UnsupportedMediaException("The MP4 header has no moov box.");
        }
        return ContainerHeader.of(Container.MP4, chunk, position, tracks(outlines), clocks(outlines));
    }

    private static List<TrackOutline> outlines(ByteBuffer moov) {
        try {
            return TrackOutline.of(moov);
        } catch (MalformedMediaException e) {
            throw new UnsupportedMediaException("The MP4 header cannot be read (" + e.getMessage() + ").");
        }
    }

    private static SourceTracks tracks(List<TrackOutline> outlines) {
        Optional<SourceVideo> video = outlines.stream()
                .filter(track -> track.kind() == MediaKind.VIDEO)
                .findFirst()
                .map(Mp4Header::video);
        return new SourceTracks(video, outlines.stream().anyMatch(track -> track.kind() == MediaKind.AUDIO));
    }

    private static SourceVideo video(TrackOutline track) {
        boolean lies = track.turn() == TrackOutline.Turn.QUARTER;
        return new SourceVideo(
                track.sampleEntryType(),
                lies ? track.height() : track.width(),
                lies ? track.width() : track.height(),
                track.turn() != TrackOutline.Turn.NONE);
    }

    private static List<TrackClock> clocks(List<TrackOutline> outlines) {
        return outlines.stream()
                .filter(track -> track.timescaleHz() > 0)
                .map(track -> new TrackClock(track.id(), track.kind(), track.timescaleHz()))
                .toList();
    }
}
