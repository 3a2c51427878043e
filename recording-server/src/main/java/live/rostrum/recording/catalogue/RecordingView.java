package live.rostrum.recording.catalogue;

import java.time.Instant;
import java.util.List;
import live.rostrum.recording.transcript.RecordedTranscript;
import org.jspecify.annotations.Nullable;

/**
 * A recording as the API gives it. For a private one a client puts {@code ~<playback token>/} behind {@code /vod/} in the addresses.
 *
 * @param durationSeconds how long it plays
 * @param expectedSeconds how long the event was
 * @param gaps what is missing
 * @param progress of its making; only while it is being made
 * @param failure why it failed, as a code
 * @param expiresAt when retention will delete it
 * @param restorableUntil until when a deleted one can be restored
 * @param captionsUrl what was said, as WebVTT; null if nothing was transcribed, and in lists of more than one stream
 * @param chaptersUrl chapters as WebVTT; likewise
 */
public record RecordingView(
        String id,
        String streamId,
        String ownerId,
        String title,
        RecordingStatus status,
        Visibility visibility,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Double durationSeconds,
        @Nullable Double expectedSeconds,
        @Nullable Long sizeBytes,
        @Nullable String sha256,
        @Nullable Integer width,
        @Nullable Integer height,
        List<Gap> gaps,
        @Nullable Step progress,
        @Nullable String failure,
        @Nullable String clipOf,
        String storage,
        @Nullable Instant expiresAt,
        @Nullable Instant deletedAt,
        @Nullable Instant restorableUntil,
        @Nullable String fileUrl,
        @Nullable String playbackUrl,
        @Nullable String posterUrl,
        @Nullable String storyboardUrl,
        @Nullable String captionsUrl,
        @Nullable String chaptersUrl) {

    /**
     * How far the making of a file is.
     *
     * @param step {@code waiting}, {@code assembling}, {@code finishing} or {@code storing}
     * @param percent 0 to 100
     */
    public record Step(String step, int percent) {}

    static RecordingView of(
            Recording recording,
            String storage,
            @Nullable Step progress,
            @Nullable Instant expiresAt,
            @Nullable RecordedTranscript transcript) {
        Media media = recording.media();
        String folder = media == null ? null : "/vod/" + recording.id() + "/";
        return new RecordingView(
                recording.id(),
                recording.origin().streamId(),
                recording.origin().ownerId(),
                recording.listing().title(),
                recording.progress().status(),
                recording.listing().visibility(),
                recording.span().startedAt(),
                recording.span().endedAt(),
                media == null ? null : media.durationSeconds(),
                media == null ? null : media.expectedSeconds(),
                media == null ? null : media.sizeBytes(),
                media == null ? null : media.sha256(),
                media == null ? null : media.width(),
                media == null ? null : media.height(),
                media == null ? List.of() : media.gaps(),
                progress,
                recording.progress().failure(),
                recording.origin().clipOf(),
                storage,
                expiresAt,
                recording.deletedAt(),
                recording.restorableUntil().orElse(null),
                path(folder, "recording.mp4"),
                path(folder, "live.m3u8"),
                path(folder, "poster.jpg"),
                path(folder, "storyboard.vtt"),
                transcript == null || transcript.items().isEmpty() ? null : path(folder, "captions/captions.vtt"),
                transcript == null || transcript.chapters().isEmpty() ? null : path(folder, "chapters.vtt"));
    }

    private static @Nullable String path(@Nullable String folder, String file) {
        return folder == null ? null : folder + file;
    }
}
