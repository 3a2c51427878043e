package live.rostrum.hls.delivery;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.rostrum.hls.packager.RenditionSnapshot;
import live.rostrum.hls.packager.SegmentEntry;
import live.rostrum.hls.packager.StreamSnapshot;
import live.rostrum.hls.playlist.MediaPlaylist;
import live.rostrum.hls.playlist.MultivariantPlaylist;

/**
 * Decides what a path under {@code /live/{streamId}/} stands for. Pure: looks at the snapshot only.
 *
 * <p>A segment is given only once a playlist has named it, so that nobody, and no cache, gets a half-written file.
 */
final class LiveFiles {

    private static final Pattern INIT = Pattern.compile("init(\\d{1,9})\\.mp4");
    private static final Pattern SEGMENT = Pattern.compile("seg(\\d{3,15})\\.m4s");
    private static final Pattern CAPTIONS = Pattern.compile("seg(\\d{3,15})\\.vtt");

    /** What to answer. */
    sealed interface Answer {

        /** The text of a playlist. */
        record Playlist(String text, boolean ended) implements Answer {}

        /** A file that never changes. */
        record Media(Path file) implements Answer {}

        /** A segment of captions, which never changes either. */
        record Captions(Path file) implements Answer {}

        /** A picture that is replaced now and then. */
        record Poster(Path file) implements Answer {}

        /** Nothing has this name, or nothing yet. */
        record NotFound() implements Answer {}
    }

    private LiveFiles() {}

    static Answer multivariant(StreamSnapshot snapshot) {
        return snapshot.playable()
                ? new Answer.Playlist(MultivariantPlaylist.write(snapshot), snapshot.ended())
                : new Answer.NotFound();
    }

    static Answer media(StreamSnapshot snapshot, String rendition) {
        Optional<String> text = snapshot.rendition(rendition)
                .filter(found -> !found.segments().isEmpty())
                .map(found -> MediaPlaylist.write(snapshot.epoch(), found, snapshot.ended()))
                .or(() -> snapshot.captions(rendition)
                        .filter(found -> !found.segments().isEmpty())
                        .map(found -> MediaPlaylist.write(snapshot.epoch(), found, snapshot.ended())));
        return text.<Answer>map(playlist -> new Answer.Playlist(playlist, snapshot.ended()))
                .orElseGet(Answer.NotFound::new);
    }

    /**
     * A media file.
     *
     * @param directory of the stream
     */
    static Answer file(StreamSnapshot snapshot, Path directory, String rendition, String name) {
        Path file = directory.resolve(rendition).resolve(name);
        return snapshot.rendition(rendition)
                .filter(found -> named(found, name))
                .<Answer>map(found -> new Answer.Media(file))
                .or(() -> snapshot.captions(rendition)
                        .filter(found -> named(CAPTIONS, name, found.segments()))
                        .map(found -> new Answer.Captions(file)))
                .orElseGet(Answer.NotFound::new);
    }

    private static boolean named(RenditionSnapshot rendition, String name) {
        Matcher init = INIT.matcher(name);
        return named(SEGMENT, name, rendition.segments())
                || (init.matches()
                        && newest(rendition.segments())
                                .filter(entry -> Long.parseLong(init.group(1)) <= entry.init())
                                .isPresent());
    }

    private static boolean named(Pattern pattern, String name, List<SegmentEntry> segments) {
        Matcher segment = pattern.matcher(name);
        return segment.matches()
                && newest(segments)
                        .filter(entry -> Long.parseLong(segment.group(1)) <= entry.msn())
                        .isPresent();
    }

    private static Optional<SegmentEntry> newest(List<SegmentEntry> segments) {
        return segments.isEmpty() ? Optional.empty() : Optional.of(segments.getLast());
    }
}
