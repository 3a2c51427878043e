package live.rostrum.fmp4;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a {@code moof} of our own says of the samples behind it, for any number of tracks, without their bytes.
 *
 * @param tracks in the order in which their samples stand in the {@code mdat}
 */
public record FragmentOutline(List<Track> tracks) {

    public FragmentOutline {
        tracks = List.copyOf(tracks);
    }

    /** Hears of each sample, in decode order. */
    public interface Samples {

        /** The next one. */
        void sample(int durationTicks, int sizeBytes, int compositionOffsetTicks, boolean sync);
    }

    /** One track's part. */
    public static final class Track {

        private final int id;
        private final MovieFragment fragment;

        private Track(int id, MovieFragment fragment) {
            this.id = id;
            this.fragment = fragment;
        }

        /** The track's number in the header. */
        public int id() {
            return id;
        }

        /** Decode time of its first sample, in ticks. */
        public long decodeTime() {
            return fragment.firstDts();
        }

        /** How many samples it has. */
        public int samples() {
            return fragment.samples();
        }

        /** Length of its samples in the {@code mdat}. */
        public long dataBytes() {
            return fragment.totalBytes();
        }

        /** Gives out what is said of each sample. */
        public void forEach(Samples visitor) {
            fragment.forEach((dts, duration, size, offset, sync) -> visitor.sample(duration, size, offset, sync));
        }
    }

    /**
     * Reads a fragment that {@link MediaFragment} wrote.
     *
     * @param moof the whole box with its header
     * @throws MalformedMediaException if it is none
     */
    public static FragmentOutline of(byte[] moof) {
        List<Track> tracks = new ArrayList<>();
        Boxes.forEach(content(moof), "traf", traf -> {
            if (tracks.size() == TrackOutline.MAX_TRACKS) {
                throw new MalformedMediaException("moof: more than " + TrackOutline.MAX_TRACKS + " tracks");
            }
            ByteBuffer tfhd = Boxes.require(traf, "tfhd");
            MovieHeader.need(tfhd, 8, "tfhd");
            tracks.add(new Track(tfhd.getInt(4), MovieFragment.ofTrack(traf, MovieFragment.Defaults.NONE)));
        });
        if (tracks.isEmpty()) {
            throw new MalformedMediaException("moof: no track");
        }
        return new FragmentOutline(tracks);
    }

    /**
     * Puts a fragment earlier: the decode times of its tracks are changed where they stand.
     *
     * @param moof the whole box with its header, as {@link MediaFragment} wrote it
     * @param ticksById how much earlier, by track
     * @throws MalformedMediaException if a time would be negative
     */
    public static void moveEarlier(byte[] moof, Map<Integer, Long> ticksById) {
        Boxes.forEach(content(moof), "traf", traf -> {
            int id = Boxes.require(traf, "tfhd").getInt(4);
            ByteBuffer tfdt = Boxes.require(traf, "tfdt");
            long time = MovieFragment.decodeTime(tfdt) - ticksById.getOrDefault(id, 0L);
            if (time < 0 || tfdt.get(0) != 1) {
                throw new MalformedMediaException("tfdt: time " + time);
            }
            tfdt.putLong(4, time);
        });
    }

    private static ByteBuffer content(byte[] moof) {
        if (moof.length < Boxes.HEADER_BYTES
                || !Boxes.type(ByteBuffer.wrap(moof), 4).equals("moof")) {
            throw new MalformedMediaException("No moof where one should be");
        }
        return ByteBuffer.wrap(moof, Boxes.HEADER_BYTES, moof.length - Boxes.HEADER_BYTES)
                .slice();
    }
}
