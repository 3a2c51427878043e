package live.rostrum.recording.delivery;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.rostrum.recording.assembly.RecordingIndex;
import live.rostrum.recording.assembly.RecordingIndex.Run;
import live.rostrum.recording.store.ContentTypes;
import live.rostrum.recording.store.Edition;
import live.rostrum.recording.store.FileName;
import live.rostrum.recording.store.RecordingStore;
import live.rostrum.recording.store.StoreException;
import live.rostrum.recording.transcript.RecordedTranscript;

/**
 * Finds what a name under {@code /vod/{id}/} stands for. Playlists and headers come from the recording's index, captions and chapters
 * from the stream's transcript as it is now, all else lies in the store.
 */
final class VodFiles {

    private static final Pattern INIT = Pattern.compile("init(\\d{1,6})\\.mp4");

    private final RecordingStore store;
    private final IndexFiles indexes;
    private final RecordedTranscripts transcripts;

    VodFiles(RecordingStore store, IndexFiles indexes, RecordedTranscripts transcripts) {
        this.store = store;
        this.indexes = indexes;
        this.transcripts = transcripts;
    }

    /**
     * What has this name, if anything.
     *
     * @throws StoreException if the store cannot tell now
     */
    Optional<VodFile> find(PlayableRecording recording, String name) throws StoreException {
        return switch (name) {
            case "live.m3u8" -> live(recording);
            case "main.m3u8" ->
                indexes.of(recording.edition())
                        .map(index -> VodFile.Made.playlist(
                                VodPlaylists.media(index, recording.edition().name()), etag(recording, "-main")));
            case "captions/live.m3u8" ->
                captions(recording, text -> VodFile.Made.playlist(VodPlaylists.captions(text.durationSeconds())));
            case "captions/captions.vtt" -> captions(recording, text -> VodFile.Made.text(text.captionsVtt()));
            case "chapters.vtt" ->
                transcripts
                        .find(recording)
                        .filter(text -> !text.chapters().isEmpty())
                        .map(text -> VodFile.Made.text(text.chaptersVtt()));
            default -> kept(recording, name);
        };
    }

    private Optional<VodFile> kept(PlayableRecording recording, String name) throws StoreException {
        Edition edition = recording.edition();
        Matcher init = INIT.matcher(name);
        if (init.matches()) {
            return indexes.of(edition).flatMap(index -> init(index, Integer.parseInt(init.group(1)), recording));
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
                ? Optional.of(new VodFile.Made(
                        runs.get(number).init(), ContentTypes.MP4, etag(recording, "-init" + number), true))
                : Optional.empty();
    }

    /** Names captions as long as there are any: it may be another playlist in a moment. */
    private Optional<VodFile> live(PlayableRecording recording) throws StoreException {
        Optional<RecordingIndex> index = indexes.of(recording.edition());
        if (index.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> language = transcripts
                .find(recording)
                .filter(transcript -> !transcript.items().isEmpty())
                .map(RecordedTranscript::language);
        return Optional.of(VodFile.Made.playlist(VodPlaylists.multivariant(index.get(), language)));
    }

    private Optional<VodFile> captions(PlayableRecording recording, Function<RecordedTranscript, VodFile> file)
            throws StoreException {
        return transcripts
                .find(recording)
                .filter(transcript -> !transcript.items().isEmpty())
                .map(file);
    }

    private static String etag(PlayableRecording recording, String suffix) {
        return '"' + recording.sha256() + suffix + '"';
    }
}
