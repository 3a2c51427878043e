package live.rostrum.database;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database over failed writes, a full disk for example. H2 closes its file after one: it is opened again at once, as it was after the last commit, and
 * reads go on. Writes are refused until the disk takes some again, which is tried every second.
 *
 * <p>Thread-safe.
 */
final class RecoveringBackend implements MongoBackend, DurableBackend.Disk {

    private static final Logger log = LoggerFactory.getLogger(RecoveringBackend.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Opens the file. */
    interface Opener {

        /** Throws {@link DatabaseFileException} if it cannot be opened. */
        DatabaseFile open();
    }

    private final Opener opener;
    private final AtomicReference<@Nullable String> fault = new AtomicReference<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile DurableBackend current;

    /**
     * Opens the file for the first time.
     *
     * @throws DatabaseFileException if it cannot be opened
     */
    RecoveringBackend(Opener opener) {
        this.opener = opener;
        this.current = new DurableBackend(opener.open(), this);
    }

    @Override
    public Optional<String> fault() {
        return Optional.ofNullable(fault.get());
    }

    @Override
    public void failed(RuntimeException cause) {
        String reason = reason(cause);
        if (fault.compareAndSet(null, reason)) {
            log.error("{} Writes are refused until that has changed", reason);
            Thread.ofVirtual().name("database-recovery").start(this::recover);
        }
    }

    private void recover() {
        try {
            while (!recovered() && !closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.debug("The database still cannot be written");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean recovered() {
        if (closed.getCount() == 0) {
            return true;
        }
        try {
            if (!current.isUsable()) {
                current = new DurableBackend(opener.open(), this);
            }
            current.tryToWrite();
        } catch (IOException | RuntimeException e) {
            log.debug("The database cannot be written yet", e);
            return false;
        }
        fault.set(null);
        log.info("The database can be written again");
        return true;
    }

    /** What the operating system says, in one line. */
    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = String.valueOf(root.getMessage());
        return message.contains("No space left")
                ? "The database's disk is full."
                : "The database cannot be written ("
                        + message.lines().findFirst().orElse("") + ").";
    }

    @Override
    public void close() {
        closed.countDown();
        synchronized (this) {
            current.close();
        }
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        return current.handleMessage(message);
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        return current.handleCommand(channel, database, command, query);
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        return current.handleQuery(query);
    }

    @Override
    public void handleClose(Channel channel) {
        current.handleClose(channel);
    }

    @Override
    public void dropDatabase(String database) {
        current.dropDatabase(database);
    }

    @Override
    public Collection<Document> getCurrentOperations(MongoQuery query) {
        return current.getCurrentOperations(query);
    }

    @Override
    public Document getServerStatus() {
        return current.getServerStatus();
    }

    @Override
    public void closeCursors(List<Long> cursorIds) {
        current.closeCursors(cursorIds);
    }

    @Override
    public Clock getClock() {
        return current.getClock();
    }

    @Override
    public void enableOplog() {
        current.enableOplog();
    }

    @Override
    public void disableOplog() {
        current.disableOplog();
    }

    @Override
    public MongoDatabase resolveDatabase(String database) {
        return current.resolveDatabase(database);
    }

    @Override
    public MongoBackend version(MongoVersion version) {
        current.version(version);
        return this;
    }
}
