package live.rostrum.recording.catalogue;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import live.rostrum.recording.coordination.StreamDirectory;
import live.rostrum.recording.coordination.StreamDirectory.Answer;
import live.rostrum.recording.spool.RecordingManifest;
import live.rostrum.recording.spool.Spool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps the collection true to the spool: a recording for each stream of which something was sent, and the end of the streams that have ended while nobody told us. */
@Component
class Projection {

    private static final Logger log = LoggerFactory.getLogger(Projection.class);

    private final Spool spool;
    private final Recordings recordings;
    private final StreamDirectory streams;
    private final Clock clock;

    Projection(Spool spool, Recordings recordings, StreamDirectory streams, Clock clock) {
        this.spool = spool;
        this.recordings = recordings;
        this.streams = streams;
        this.clock = clock;
    }

    /** The recording of a manifest, as it stands in the collection now. */
    Recording project(RecordingManifest manifest) {
        Recording recording = recordings.find(manifest.recordingId()).orElseGet(() -> recordings.add(fresh(manifest)));
        Instant endedAt = manifest.endedAt();
        if (endedAt == null || endedAt.equals(recording.span().endedAt())) {
            return recording;
        }
        return recordings
                .change(
                        recording.id(),
                        current ->
                                current.with(new Recording.Span(current.span().startedAt(), endedAt)))
                .orElse(recording);
    }

    /** A file is being made of it. */
    void processing(String recordingId) {
        var _ = recordings.change(
                recordingId,
                recording -> recording.progress().status() == RecordingStatus.PROCESSING
                        ? recording
                        : recording.with(recording.progress().to(RecordingStatus.PROCESSING)));
    }

    /** Its chunks are gone: it stays as it is. */
    void closed(String recordingId) {
        var _ = recordings.change(
                recordingId,
                recording -> recording.progress().status() == RecordingStatus.INCOMPLETE
                        ? recording.with(recording.progress().to(RecordingStatus.READY))
                        : recording);
    }

    /** Ends a recording whose stream has ended or is gone; asks stream-service. */
    void learnEnd(RecordingManifest manifest) throws IOException {
        if (manifest.endedAt() != null) {
            return;
        }
        boolean over = switch (streams.ask(manifest.streamId())) {
            case Answer.Known(StreamDirectory.KnownStream stream) -> stream.ended();
            case Answer.Gone() -> true;
            case Answer.Away() -> false;
        };
        if (over && spool.end(manifest.streamId(), clock.instant())) {
            log.info("Stream {} has ended at stream-service", manifest.streamId());
        }
    }

    private Recording fresh(RecordingManifest manifest) {
        Recording.Listing listing = switch (streams.ask(manifest.streamId())) {
            case Answer.Known(StreamDirectory.KnownStream stream) ->
                Recording.Listing.of(
                        stream.title(), false, Visibility.ofWireName(stream.visibility()), stream.retentionDays());
            case Answer.Gone(), Answer.Away() ->
                Recording.Listing.of("Recording of " + manifest.startedAt(), false, Visibility.PRIVATE, null);
        };
        return new Recording(
                manifest.recordingId(),
                new Recording.Origin(manifest.streamId(), manifest.userId(), null, null),
                listing,
                new Recording.Span(manifest.startedAt(), manifest.endedAt()),
                Recording.Progress.RECORDING,
                null,
                null,
                null);
    }
}
