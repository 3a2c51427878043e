package live.rostrum.transcription.summary;

import jakarta.annotation.PreDestroy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.transcription.summary.model.SummaryFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes summaries, {@value #AT_A_TIME} at a time, {@value #MOST_WAITING} more wait, one a stream. A job is in the database before it begins; one that no run of this
 * service works on is begun again, twice at most.
 */
@Component
class SummaryWorkshop {

    private static final Logger log = LoggerFactory.getLogger(SummaryWorkshop.class);

    private static final int AT_A_TIME = 2;
    private static final int MOST_WAITING = 20;
    private static final int MOST_STARTS = 3;
    private static final int SECONDS_TO_STOP = 5;

    private static final ProblemType ALREADY = new ProblemType("already-summarising", 409, "A summary is being made");
    private static final ProblemType TOO_MANY =
            new ProblemType("too-many-summaries", 409, "Too many summaries are being made");

    private final Summaries summaries;
    private final SummaryJob job;
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final ReentrantLock starting = new ReentrantLock();
    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            AT_A_TIME,
            AT_A_TIME,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofVirtual().name("summary-", 0).factory());

    SummaryWorkshop(Summaries summaries, SummaryJob job) {
        this.summaries = summaries;
        this.job = job;
    }

    /**
     * Begins a summary.
     *
     * @throws ProblemException {@code already-summarising}, {@code too-many-summaries}
     */
    Summary start(String streamId) {
        starting.lock();
        try {
            if (taken.contains(streamId)) {
                throw already();
            }
            if (taken.size() >= AT_A_TIME + MOST_WAITING) {
                throw new ProblemException(TOO_MANY, "Too many summaries are being made. Try again in a few minutes.");
            }
            Summary begun = summaries.begin(streamId).orElseThrow(SummaryWorkshop::already);
            submit(streamId);
            return begun;
        } finally {
            starting.unlock();
        }
    }

    /** Whether nobody may change a summary now. */
    static ProblemException already() {
        return new ProblemException(ALREADY, "A summary of this event is being made. Wait until it is there.");
    }

    /** Begins again what an earlier run of this service has left undone. */
    @Scheduled(initialDelay = 2_000, fixedDelay = 10_000)
    void takeUp() {
        starting.lock();
        try {
            for (Summary left : summaries.working(AT_A_TIME + MOST_WAITING)) {
                if (!taken.contains(left.streamId())) {
                    takeUp(left);
                }
            }
        } catch (DataAccessException e) {
            log.debug("No database to look for summaries in: {}", e.toString());
        } finally {
            starting.unlock();
        }
    }

    private void takeUp(Summary left) {
        if (left.job().starts() >= MOST_STARTS) {
            summaries.failed(left.streamId(), Summary.Job.failed(SummaryFailure.TIMED_OUT));
        } else if (taken.size() < AT_A_TIME + MOST_WAITING
                && summaries.beginAgain(left.streamId()).isPresent()) {
            log.info("The summary of stream {} is begun again", left.streamId());
            submit(left.streamId());
        }
    }

    private void submit(String streamId) {
        taken.add(streamId);
        workers.execute(() -> {
            try {
                job.run(streamId);
            } finally {
                taken.remove(streamId);
            }
        });
    }

    @PreDestroy
    void close() throws InterruptedException {
        var _ = workers.shutdownNow();
        var _ = workers.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
    }
}
