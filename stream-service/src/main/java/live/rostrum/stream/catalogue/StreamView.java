package live.rostrum.stream.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stream as the API shows it. */
record StreamView(
        String id,
        String title,
        String description,
        LiveStream.Owner owner,
        StreamStatus status,
        Visibility visibility,
        Latency latency,
        boolean record,
        StreamSettings.Captions captions,
        StreamSettings.Delivery delivery,
        @Nullable Instant scheduledStart,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        Instant createdAt,
        Instant updatedAt,
        int viewers,
        String playbackUrl,
        String watchUrl) {

    static StreamView of(LiveStream stream, int viewers) {
        return of(stream, viewers, stream.playbackUrl());
    }

    static StreamView of(LiveStream stream, int viewers, String playbackUrl) {
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
                settings.captions(),
                settings.delivery(),
                settings.scheduledStart(),
                lifecycle.startedAt(),
                lifecycle.endedAt(),
                stream.createdAt(),
                stream.updatedAt(),
                viewers,
                playbackUrl,
                "/watch/" + stream.id());
    }
}
