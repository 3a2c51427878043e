package live.rostrum.fmp4;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** What a {@link FragmentReader} made of its input: track, samples, and why it refused the rest, if it did. */
final class RecordedMedia implements FragmentReader.Sink {

    private final List<TrackDescription> tracks = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private @Nullable String refusal;

    /** Reads the input at once. Exceptions that are not documented come out. */
    static RecordedMedia of(byte[] input) {
        RecordedMedia media = new RecordedMedia();
        media.readPieces(input, () -> input.length);
        return media;
    }

    /** Reads the input in pieces of these sizes. */
    void readPieces(byte[] input, IntSupplier pieceBytes) {
        FragmentReader reader = new FragmentReader(this);
        try {
            for (int from = 0; from < input.length; ) {
                int length = Math.min(pieceBytes.getAsInt(), input.length - from);
                reader.feed(input, from, length);
                from += length;
            }
        } catch (MalformedMediaException e) {
            refusal = e.getMessage();
        }
    }

    List<TrackDescription> tracks() {
        return tracks;
    }

    List<Sample> samples() {
        return samples;
    }

    /** Track and samples as values, with their bytes. */
    List<Object> media() {
        return List.of(
                List.copyOf(tracks),
                samples.stream()
                        .map(sample -> List.of(
                                sample.dts(),
                                sample.durationTicks(),
                                sample.compositionOffsetTicks(),
                                sample.sync(),
                                ByteBuffer.wrap(sample.data())))
                        .toList());
    }

    @Override
    public void track(TrackDescription track) {
        tracks.add(track);
    }

    @Override
    public void sample(Sample sample) {
        samples.add(sample);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordedMedia that
                && Objects.equals(refusal, that.refusal)
                && media().equals(that.media());
    }

    @Override
    public int hashCode() {
        return tracks.hashCode();
    }

    @Override
    public String toString() {
        return tracks + " " + samples.size() + " samples, refused: " + refusal;
    }
}
