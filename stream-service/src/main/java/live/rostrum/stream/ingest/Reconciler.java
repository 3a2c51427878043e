package live.rostrum.stream.ingest;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import live.rostrum.stream.catalogue.Catalogue;
import live.rostrum.stream.catalogue.IngestReport;
import live.rostrum.stream.catalogue.LiveStream;
import live.rostrum.stream.catalogue.StreamStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * Looks every ten seconds at what hls-server has live and puts right what a missed call left wrong; then ends the
 * streams whose broadcaster has been gone for too long.
 *
 * <p>While hls-server does not answer nothing is concluded: an event must not end because two servers cannot talk.
 */
@Component
class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private static final String LIVE = "live";
    private static final String RECONNECTING = "reconnecting";

    private final HlsServer hlsServer;
    private final Catalogue catalogue;
    private final EndNotices ends;
    private final IngestSettings settings;
    private final Clock clock;
    private boolean away;

    Reconciler(HlsServer hlsServer, Catalogue catalogue, EndNotices ends, IngestSettings settings, Clock clock) {
        this.hlsServer = hlsServer;
        this.catalogue = catalogue;
        this.ends = ends;
        this.settings = settings;
        this.clock = clock;
    }

    /** One round. Never throws: the next one comes in any case. */
    @Scheduled(
            initialDelayString = "${rostrum.ingest.poll-interval:10s}",
            fixedDelayString = "${rostrum.ingest.poll-interval:10s}")
    void round() {
        Instant asked = clock.instant();
        List<HlsServer.Ingest> ingests;
        try {
            ingests = hlsServer.ingests();
        } catch (RestClientException e) {
            if (!away) {
                away = true;
                LOG.warn("hls-server does not answer; streams keep their state until it does: {}", e.getMessage());
            }
            return;
        }
        if (away) {
            away = false;
            LOG.info("hls-server answers again");
        }
        try {
            reconcile(ingests, asked);
        } catch (RuntimeException e) {
            LOG.warn("Could not reconcile with hls-server; trying again in {}", settings.pollInterval(), e);
        }
    }

    private void reconcile(List<HlsServer.Ingest> ingests, Instant asked) {
        Map<String, HlsServer.Ingest> byStream = new HashMap<>();
        for (HlsServer.Ingest ingest : ingests) {
            byStream.put(ingest.streamId(), ingest);
            Optional<LiveStream> stream = catalogue.find(ingest.streamId());
            if (stream.isEmpty() || stream.get().lifecycle().status() == StreamStatus.ENDED) {
                ends.send(ingest.streamId());
            } else {
                follow(stream.get(), ingest, asked);
            }
        }
        for (LiveStream stream : catalogue.onAir()) {
            HlsServer.Ingest ingest = byStream.get(stream.id());
            if (ingest == null) {
                missed(stream, asked);
            }
            if (ingest == null || ingest.state().equals(RECONNECTING)) {
                catalogue.endIfOverdue(stream.id(), settings.grace());
            }
        }
    }

    private void follow(LiveStream stream, HlsServer.Ingest ingest, Instant asked) {
        Optional<StreamStatus> state = switch (ingest.state()) {
            case LIVE -> Optional.of(StreamStatus.LIVE);
            case RECONNECTING -> Optional.of(StreamStatus.RECONNECTING);
            default -> Optional.empty();
        };
        if (state.isEmpty()
                || (state.get() == stream.lifecycle().status()
                        && Objects.equals(ingest.poster(), stream.posterSize()))) {
            return;
        }
        // What a poll finds is true since it was asked for; only a first start is taken from its history.
        Instant at = stream.lifecycle().reportedAt() == null && ingest.since() != null ? ingest.since() : asked;
        catalogue.report(
                stream.id(),
                new IngestReport(
                        state.get(), Objects.requireNonNullElse(ingest.takeId(), "unknown"), at, ingest.poster()));
    }

    /** hls-server knows nothing of a stream that is live here: it has lost it, or we have missed its going. */
    private void missed(LiveStream stream, Instant asked) {
        Instant reportedAt = stream.lifecycle().reportedAt();
        boolean newer = reportedAt != null && reportedAt.isAfter(asked);
        if (stream.lifecycle().status() == StreamStatus.LIVE && !newer) {
            catalogue.report(
                    stream.id(),
                    new IngestReport(
                            StreamStatus.RECONNECTING,
                            Objects.requireNonNullElse(stream.lifecycle().takeId(), "unknown"),
                            asked,
                            stream.posterSize()));
        }
    }
}
