package live.rostrum.transcription.transcript;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Changes transcripts, and holds those that are read or written just now in memory, so that a crowd that follows one costs the database nothing.
 *
 * <p>One change of a stream at a time, so that versions are seen in their order. Whatever the database cannot do is thrown on.
 */
@Component
public class TranscriptShelf {

    /** Some 40 MB. */
    private static final int MOST_PHRASES_HELD = 100_000;

    private static final Duration HELD_FOR = Duration.ofMinutes(10);

    /** Another instance of this service may have written: so often is the version compared. */
    private static final Duration COMPARED_EVERY = Duration.ofSeconds(2);

    private static final int STRIPES = 64;

    private final Transcripts transcripts;
    private final Clock clock;
    private final ObjectProvider<TranscriptListener> listeners;
    private final List<ReentrantLock> locks =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toList();
    private final Cache<String, Held> held = Caffeine.newBuilder()
            .maximumWeight(MOST_PHRASES_HELD)
            .weigher((String id, Held text) -> text.text.phrases().size() + 1)
            .expireAfterAccess(HELD_FOR)
            .build();

    TranscriptShelf(Transcripts transcripts, Clock clock, ObjectProvider<TranscriptListener> listeners) {
        this.transcripts = transcripts;
        this.clock = clock;
        this.listeners = listeners;
    }

    private record Held(TranscriptText text, long comparedNanos) {

        static Held now(TranscriptText text) {
            return new Held(text, System.nanoTime());
        }

        boolean isFresh() {
            return System.nanoTime() - comparedNanos < COMPARED_EVERY.toNanos();
        }

        boolean isOf(Transcript transcript) {
            return text.transcript().progress().version()
                    == transcript.progress().version();
        }
    }

    /** The transcript of a stream as it is now. */
    public Optional<TranscriptText> find(String streamId) {
        Held there = held.getIfPresent(streamId);
        return there != null && there.isFresh() ? Optional.of(there.text) : locked(streamId, () -> read(streamId));
    }

    /** All but its phrases, from the database. */
    public Optional<Transcript> head(String streamId) {
        return transcripts.find(streamId);
    }

    /** Some transcripts in the order of their ids. */
    public List<Transcript> after(String streamId, int most) {
        return transcripts.after(streamId.isEmpty() ? null : streamId, most);
    }

    void begin(TranscriptStart start, Listing listing) {
        locked(start.streamId(), () -> {
            keep(transcripts.begin(start, listing));
            return Optional.empty();
        });
    }

    /** Adds a phrase; one that is there already, or of a stream that never began, changes nothing. */
    void add(TranscribedPhrase said) {
        locked(said.streamId(), () -> {
            Optional<Transcript> now = transcripts.find(said.streamId());
            if (now.isPresent()
                    && transcripts.findPhrase(said.streamId(), said.id()).isEmpty()) {
                addNew(said, now.get());
            }
            return Optional.empty();
        });
    }

    private void addNew(TranscribedPhrase said, Transcript now) {
        if (now.progress().phrases() >= Transcript.MOST_PHRASES) {
            if (!now.progress().truncated()) {
                transcripts.truncate(said.streamId()).ifPresent(this::keep);
            }
            return;
        }
        Transcript reserved =
                transcripts.reserve(said.streamId(), said.endTime()).orElse(now);
        Phrase phrase = Phrase.of(
                said,
                Phrase.key(said.streamId(), reserved.progress().phrases() - 1),
                reserved.progress().version());
        if (transcripts.add(phrase)) {
            keep(reserved, phrase);
        }
    }

    void addGap(TranscriptGap gap) {
        locked(gap.streamId(), () -> {
            Transcript.Gap kept = new Transcript.Gap(gap.startTime(), gap.endTime(), gap.cause());
            Optional<Transcript> now = transcripts.find(gap.streamId());
            if (now.filter(there -> there.gaps().size() < Transcript.MOST_GAPS
                            && !there.gaps().contains(kept))
                    .isPresent()) {
                transcripts.addGap(gap.streamId(), kept).ifPresent(this::keep);
            }
            return Optional.empty();
        });
    }

    void end(String streamId) {
        locked(streamId, () -> {
            if (transcripts.find(streamId).filter(now -> !now.ended()).isPresent()) {
                transcripts.end(streamId, clock.instant()).ifPresent(this::keep);
            }
            return Optional.empty();
        });
    }

    /**
     * Gives a phrase another text.
     *
     * @param expected only if it last changed in this version; negative: in any case
     * @return the phrase as it is now; empty if there is none
     * @throws ChangedMeanwhileException if it has changed since
     */
    Optional<Phrase> correct(String streamId, String phraseId, String text, Phrase.Corrector by, long expected) {
        return locked(streamId, () -> {
            Optional<Phrase> before = transcripts.findPhrase(streamId, phraseId);
            if (before.isPresent() && expected >= 0 && before.get().changed() != expected) {
                throw new ChangedMeanwhileException();
            }
            if (before.isEmpty() || before.get().text().equals(text)) {
                return before;
            }
            Instant understood = Instant.ofEpochMilli(before.get().when().endTime());
            return transcripts.change(streamId, new Update()).map(now -> {
                Phrase after = before.get()
                        .with(
                                before.get().wording().corrected(text, by, understood),
                                now.progress().version());
                transcripts.replace(after);
                keep(now, after);
                return after;
            });
        });
    }

    /** Remembers what stream-service says. */
    void follow(String streamId, Listing listing) {
        locked(streamId, () -> {
            Optional<Transcript> now = transcripts.find(streamId);
            if (now.filter(there -> !there.listing().equals(listing)).isPresent()) {
                transcripts.follow(streamId, listing);
                keep(now.get().with(listing));
            }
            return Optional.empty();
        });
    }

    /** Forgets a transcript for good. */
    void remove(String streamId) {
        listeners.forEach(listener -> listener.removed(streamId));
        locked(streamId, () -> {
            transcripts.find(streamId).ifPresent(transcripts::remove);
            held.invalidate(streamId);
            return Optional.empty();
        });
    }

    private Optional<TranscriptText> read(String streamId) {
        Held there = held.getIfPresent(streamId);
        if (there != null && there.isFresh()) {
            return Optional.of(there.text);
        }
        Optional<TranscriptText> now = transcripts
                .find(streamId)
                .map(transcript -> there != null && there.isOf(transcript)
                        ? there.text.with(transcript)
                        : TranscriptText.of(transcript, transcripts.phrases(transcript)));
        now.ifPresentOrElse(text -> held.put(streamId, Held.now(text)), () -> held.invalidate(streamId));
        return now;
    }

    private void keep(Transcript transcript) {
        held.asMap().computeIfPresent(transcript.streamId(), (id, there) -> Held.now(there.text.with(transcript)));
    }

    private void keep(Transcript transcript, Phrase phrase) {
        held.asMap()
                .computeIfPresent(transcript.streamId(), (id, there) -> Held.now(there.text.with(transcript, phrase)));
        listeners.forEach(listener -> listener.stored(transcript, phrase));
    }

    private <T> Optional<T> locked(String streamId, Supplier<Optional<T>> work) {
        Lock lock = locks.get(Math.floorMod(streamId.hashCode(), STRIPES));
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Somebody else was faster. */
    static final class ChangedMeanwhileException extends RuntimeException {

        ChangedMeanwhileException() {
            super("The phrase has changed", null, false, false);
        }
    }
}
