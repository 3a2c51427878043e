package live.rostrum.stream.catalogue;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stream as the API shows it; {@code poster} is there once there is a picture, while the stream is on air. */
record StreamView(
        String id,
        String title,
        String description,
        LiveStream.Owner owner,
        StreamStatus status,
        Visibility visibility,
        Latency latency,
        boolean record,
        @Nullable Integer retentionDays,
        CaptionsView captions,
        StreamSettings.Delivery delivery,
        @Nullable Instant scheduledStart,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        Instant createdAt,
        Instant updatedAt,
        int viewers,
        String playbackUrl,
        @Nullable Poster poster,
        String watchUrl) {

    /** For somebody without a playback token; who manages the stream sees all of its settings. */
    static StreamView of(LiveStream stream, int viewers, boolean manages) {
        return of(stream, viewers, manages, stream.playbackUrl(), stream.poster());
    }

    /** For whoever holds a playback token: with addresses that contain it, if the stream is private. */
    static StreamView of(LiveStream stream, int viewers, String playbackToken) {
        return of(stream, viewers, false, stream.playbackUrl(playbackToken), stream.poster(playbackToken));
    }

    private static StreamView of(
            LiveStream stream, int viewers, boolean manages, String playbackUrl, Optional<Poster> poster) {
        StreamSettings settings = stream.settings();
        Lifecycle lifecycle = stream.lifecycle();
        return new StreamView(
                stream.id(),
                settings.title(),
                settings.description(),
                stream.owner(),
                lifecycle.status(),
                settings.visibility(),
                settings.latency(),
                settings.record(),
                settings.retentionDays(),
                CaptionsView.of(settings.captions(), manages),
                settings.delivery(),
                settings.scheduledStart(),
                lifecycle.startedAt(),
                lifecycle.endedAt(),
                stream.createdAt(),
                stream.updatedAt(),
                viewers,
                playbackUrl,
                poster.orElse(null),
                "/watch/" + stream.id());
    }
}
