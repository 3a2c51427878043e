package live.rostrum.stream.catalogue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.stream.account.ProfileChanged;
import live.rostrum.stream.random.RandomTokens;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/** Keeps the streams and tells, by application events, when one changes its state. */
@Service
public class Catalogue {

    private static final int MOST_TRIES = 10;

    private final Streams streams;
    private final RandomTokens random;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    public Catalogue(Streams streams, RandomTokens random, Clock clock, ApplicationEventPublisher events) {
        this.streams = streams;
        this.random = random;
        this.clock = clock;
        this.events = events;
    }

    LiveStream create(LiveStream.Owner owner, StreamSettings settings) {
        return streams.insert(LiveStream.create(random.id(), owner, settings, clock.instant()));
    }

    /** The stream with this id, whoever may see it. */
    public Optional<LiveStream> find(String id) {
        return streams.find(id);
    }

    /** All streams whose broadcaster is there or expected back. */
    public List<LiveStream> onAir() {
        return streams.withStatus(StreamStatus.LIVE, StreamStatus.RECONNECTING);
    }

    Optional<LiveStream> change(String id, UnaryOperator<StreamSettings> change) {
        Optional<Change> done = update(id, stream -> stream.with(change.apply(stream.settings()), clock.instant()));
        done.filter(Change::hides).ifPresent(changed -> events.publishEvent(new StreamHidden(id)));
        return done.map(Change::after);
    }

    /** Takes a report of hls-server into account; nothing for a stream that does not exist. */
    public Optional<LiveStream> report(String id, IngestReport report) {
        return transition(id, stream -> stream.after(report, clock.instant()), true);
    }

    /** Ends a stream for good; nothing for a stream that does not exist. */
    public Optional<LiveStream> end(String id) {
        return transition(id, stream -> stream.with(stream.lifecycle().ended(clock.instant())), false);
    }

    /** Ends a stream if its broadcaster has been gone for longer than the grace period. */
    public void endIfOverdue(String id, Duration grace) {
        Instant now = clock.instant();
        transition(
                id,
                stream -> stream.lifecycle().isOverdue(now, grace)
                        ? stream.with(stream.lifecycle().ended(now))
                        : stream,
                false);
    }

    boolean delete(String id) {
        boolean deleted = streams.delete(id);
        if (deleted) {
            events.publishEvent(new StreamStatusChanged(id, StreamStatus.ENDED, false));
        }
        return deleted;
    }

    @EventListener
    void follow(ProfileChanged profile) {
        LiveStream.Owner owner = new LiveStream.Owner(profile.userId(), profile.name(), profile.pictureUrl());
        for (LiveStream stream : streams.ofOwner(profile.userId())) {
            if (!stream.owner().equals(owner)) {
                update(stream.id(), current -> current.with(owner));
            }
        }
    }

    private Optional<LiveStream> transition(String id, UnaryOperator<LiveStream> next, boolean byIngest) {
        Optional<Change> done = update(id, next);
        done.filter(Change::movesOn)
                .ifPresent(changed -> events.publishEvent(
                        new StreamStatusChanged(id, changed.after.lifecycle().status(), byIngest)));
        return done.map(Change::after);
    }

    /** Reads, decides and writes, and starts over when somebody else has written meanwhile. */
    private Optional<Change> update(String id, UnaryOperator<LiveStream> change) {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            Optional<LiveStream> before = streams.find(id);
            if (before.isEmpty()) {
                return Optional.empty();
            }
            LiveStream after = change.apply(before.get());
            if (after.equals(before.get())) {
                return Optional.of(new Change(before.get(), before.get()));
            }
            try {
                return Optional.of(new Change(before.get(), streams.save(after)));
            } catch (OptimisticLockingFailureException e) {
                // Somebody else was faster.
            }
        }
        throw new ProblemException(ProblemType.UNAVAILABLE, "The stream changes too fast. Try again.");
    }

    private record Change(LiveStream before, LiveStream after) {

        boolean movesOn() {
            return before.lifecycle().status() != after.lifecycle().status();
        }

        boolean hides() {
            return before.settings().visibility() != Visibility.PRIVATE
                    && after.settings().visibility() == Visibility.PRIVATE;
        }
    }
}
