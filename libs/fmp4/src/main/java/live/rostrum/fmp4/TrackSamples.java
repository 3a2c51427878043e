package live.rostrum.fmp4;

import java.util.List;

/**
 * What a fragment holds of one track.
 *
 * @param trackId the track's number in the header, from 1
 * @param samples at least one, in decode order and without holes
 */
public record TrackSamples(int trackId, List<Sample> samples) {

    public TrackSamples {
        if (trackId < 1) {
            throw new IllegalArgumentException("Track " + trackId);
        }
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("A fragment has at least one sample of each of its tracks");
        }
        samples = List.copyOf(samples);
    }

    int dataBytes() {
        return samples.stream().mapToInt(sample -> sample.data().length).sum();
    }
}
