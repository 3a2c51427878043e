package live.rostrum.transcription.testing;

import java.time.Instant;
import live.rostrum.transcription.transcript.TranscribedPhrase;
import live.rostrum.transcription.transcript.TranscriptGap;
import live.rostrum.transcription.transcript.TranscriptSink;
import live.rostrum.transcription.transcript.TranscriptStart;

/** Somebody who speaks in a stream: a phrase of three seconds every four. */
public final class Talk {

    /** The beginning of every stream here. */
    public static final Instant EPOCH = Instant.parse("2026-11-25T10:00:00Z");

    private static final long EVERY_MS = 4_000;
    private static final long LENGTH_MS = 3_000;

    private final TranscriptSink sink;
    private final String streamId;
    private final String language;
    private int count;

    public Talk(TranscriptSink sink, String streamId) {
        this(sink, streamId, "en-US", false);
    }

    public Talk(TranscriptSink sink, String streamId, String language, boolean draft) {
        this.sink = sink;
        this.streamId = streamId;
        this.language = language;
        sink.begun(new TranscriptStart(streamId, EPOCH, language, draft ? "sphinx" : "vosk", draft));
    }

    /** Says these, one after the other; the first in the first second. Their ids are p0, p1 and so on. */
    public Talk say(String... phrases) {
        for (String text : phrases) {
            sink.finalPhrase(phrase(count, text));
            count++;
        }
        return this;
    }

    /** The phrase with a number. */
    public TranscribedPhrase phrase(int number, String text) {
        long start = EPOCH.toEpochMilli() + 1_000 + number * EVERY_MS;
        long take = 500 + number * EVERY_MS;
        return new TranscribedPhrase(
                streamId,
                "p" + number,
                start,
                start + LENGTH_MS,
                "take-1",
                take,
                take + LENGTH_MS,
                language,
                text,
                false);
    }

    public Talk gap(long startSeconds, long endSeconds) {
        long epoch = EPOCH.toEpochMilli();
        sink.gap(new TranscriptGap(streamId, epoch + startSeconds * 1_000, epoch + endSeconds * 1_000, "restart"));
        return this;
    }

    public void end() {
        sink.ended(streamId);
    }
}
