package live.rostrum.hls.packager;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import live.rostrum.fmp4.FragmentReader;
import live.rostrum.fmp4.Sample;
import live.rostrum.fmp4.TrackDescription;

/** Reads the files of a window back, as a player would. */
record PackagedRendition(Path folder) {

    static PackagedRendition of(Path stream, RenditionPlan plan) {
        return new PackagedRendition(stream.resolve(plan.name()));
    }

    /** The samples of one segment. */
    List<Sample> samples(SegmentEntry segment) throws IOException {
        return read(Files.readAllBytes(folder.resolve(segment.fileName())), segment.init());
    }

    /** The samples of one segment, a list for each of its parts. */
    List<List<Sample>> parts(SegmentEntry segment) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(segment.fileName())));
        List<List<Sample>> parts = new ArrayList<>();
        while (bytes.hasRemaining()) {
            int moof = bytes.getInt(bytes.position());
            int mdat = bytes.getInt(bytes.position() + moof);
            byte[] part = new byte[moof + mdat];
            bytes.get(part);
            parts.add(read(part, segment.init()));
        }
        return parts;
    }

    List<String> fileNames() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    static String text(Sample sample) {
        return new String(sample.data(), StandardCharsets.US_ASCII);
    }

    private List<Sample> read(byte[] fragments, int init) throws IOException {
        List<Sample> samples = new ArrayList<>();
        FragmentReader reader = new FragmentReader(new FragmentReader.Sink() {
            @Override
            public void track(TrackDescription track) {
                // the same for all
            }

            @Override
            public void sample(Sample sample) {
                samples.add(sample);
            }
        });
        byte[] header = Files.readAllBytes(folder.resolve("init" + init + ".mp4"));
        reader.feed(header, 0, header.length);
        reader.feed(fragments, 0, fragments.length);
        if (!reader.atBoundary()) {
            throw new IOException("A segment ends within a box");
        }
        return samples;
    }
}
