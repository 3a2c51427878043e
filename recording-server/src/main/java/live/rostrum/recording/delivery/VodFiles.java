package live.rostrum.recording.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.rostrum.recording.assembly.RecordingIndex;
import live.rostrum.recording.assembly.RecordingIndex.Run;
import live.rostrum.recording.store.ContentTypes;
import live.rostrum.recording.store.Edition;
import live.rostrum.recording.store.FileName;
import live.rostrum.recording.store.RecordingStore;
import live.rostrum.recording.store.StoreException;
import live.rostrum.recording.store.StoredFile;

/** Finds what a name under {@code /vod/{id}/} stands for. Playlists and headers come from the recording's index, all else lies in the store. */
final class VodFiles {

    private static final Pattern INIT = Pattern.compile("init(\\d{1,6})\\.mp4");
    private static final int MAX_INDEX_BYTES = 32 * 1024 * 1024;
    /** Segments and runs; an index of a day has about 14,400. */
    private static final int MAX_REMEMBERED_PIECES = 500_000;

    private final RecordingStore store;
    private final Cache<Edition, RecordingIndex> indexes = Caffeine.newBuilder()
            .maximumWeight(MAX_REMEMBERED_PIECES)
            .weigher((Edition edition, RecordingIndex index) -> weigh(index))
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    VodFiles(RecordingStore store) {
        this.store = store;
    }

    /**
     * What has this name, if anything.
     *
     * @throws StoreException if the store cannot tell now
     */
    Optional<VodFile> find(PlayableRecording recording, String name) throws StoreException {
        Edition edition = recording.edition();
        if (name.equals("live.m3u8")) {
            return index(edition)
                    .map(index -> VodFile.Made.playlist(VodPlaylists.multivariant(index), etag(recording, "-live")));
        }
        if (name.equals("main.m3u8")) {
            return index(edition)
                    .map(index ->
                            VodFile.Made.playlist(VodPlaylists.media(index, edition.name()), etag(recording, "-main")));
        }
        Matcher init = INIT.matcher(name);
        if (init.matches()) {
            return index(edition).flatMap(index -> init(index, Integer.parseInt(init.group(1)), recording));
        }
        if (!FileName.isKnown(name) || name.equals(FileName.INDEX)) {
            return Optional.empty();
        }
        String suffix = name.equals(FileName.RECORDING) ? "" : "-" + name;
        return store.find(edition, name).map(file -> new VodFile.Kept(name, file, etag(recording, suffix)));
    }

    private static Optional<VodFile> init(RecordingIndex index, int number, PlayableRecording recording) {
        List<Run> runs = index.runs();
        return number < runs.size()
                ? Optional.of(
                        new VodFile.Made(runs.get(number).init(), ContentTypes.MP4, etag(recording, "-init" + number)))
                : Optional.empty();
    }

    private Optional<RecordingIndex> index(Edition edition) throws StoreException {
        RecordingIndex known = indexes.getIfPresent(edition);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<StoredFile> file = store.find(edition, FileName.INDEX);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        RecordingIndex read = read(edition, file.get().sizeBytes());
        indexes.put(edition, read);
        return Optional.of(read);
    }

    private RecordingIndex read(Edition edition, long bytes) throws StoreException {
        if (bytes == 0 || bytes > MAX_INDEX_BYTES) {
            throw damaged(edition, new IOException(bytes + " bytes"));
        }
        try (InputStream in = store.open(edition, FileName.INDEX, 0, bytes)) {
            return RecordingIndex.read(in.readAllBytes());
        } catch (IOException e) {
            throw damaged(edition, e);
        }
    }

    private static StoreException damaged(Edition edition, IOException cause) {
        return new StoreException(
                StoreException.Reason.UNREACHABLE, "The index of " + edition + " cannot be read", cause);
    }

    private static int weigh(RecordingIndex index) {
        return index.runs().stream().mapToInt(run -> 1 + run.segments().size()).sum();
    }

    private static String etag(PlayableRecording recording, String suffix) {
        return '"' + recording.sha256() + suffix + '"';
    }
}
