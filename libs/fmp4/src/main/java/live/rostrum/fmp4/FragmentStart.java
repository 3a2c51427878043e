package live.rostrum.fmp4;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** When the tracks of a fragment begin, for files of any number of tracks and any codec (ISO/IEC 14496-12 8.8.12). */
public final class FragmentStart {

    private FragmentStart() {}

    /**
     * Decode time of each track's first sample, in ticks of the track's timescale, by track id.
     *
     * @param moof content of the box, without its header
     * @throws MalformedMediaException if it cannot be read
     */
    public static Map<Integer, Long> decodeTimes(ByteBuffer moof) {
        Map<Integer, Long> times = new HashMap<>();
        Boxes.forEach(moof, "traf", traf -> {
            ByteBuffer tfhd = Boxes.require(traf, "tfhd");
            MovieHeader.need(tfhd, 8, "tfhd");
            times.put(tfhd.getInt(4), MovieFragment.decodeTime(Boxes.require(traf, "tfdt")));
            if (times.size() > TrackOutline.MAX_TRACKS) {
                throw new MalformedMediaException("moof: more than " + TrackOutline.MAX_TRACKS + " tracks");
            }
        });
        return times;
    }
}
