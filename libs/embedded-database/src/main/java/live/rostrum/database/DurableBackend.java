package live.rostrum.database;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * mongo-java-server's H2 backend with two promises added: a command that may write is committed to the disk before it
 * is answered, and commands that may write run one after the other, so that a commit never holds half of one. While the disk takes no writes they are
 * refused, and so is {@code hello}, which health checks ask; drivers ask {@code isMaster}, and can go on reading.
 *
 * <p>Errors are answered here and logged without the command, which may carry what nobody should read in a log.
 */
final class DurableBackend extends H2Backend {

    private static final Logger log = LoggerFactory.getLogger(DurableBackend.class);

    /** Commands that never write. Anything unknown counts as a write. */
    private static final Set<String> READ_COMMANDS = Set.of(
            "buildinfo",
            "collstats",
            "connectionstatus",
            "count",
            "dbstats",
            "distinct",
            "endsessions",
            "find",
            "getmore",
            "hello",
            "hostinfo",
            "ismaster",
            "killcursors",
            "listcollections",
            "listdatabases",
            "listindexes",
            "ping",
            "serverstatus",
            "validate",
            "whatsmyuri");

    private static final int UNKNOWN_ERROR_CODE = 8;

    /** MongoDB's code for a write that a full disk does not take. */
    private static final int OUT_OF_DISK_SPACE = 14031;

    /** Whether the disk takes writes. */
    interface Disk {

        /** Why it takes none, in one sentence; empty if it does. */
        Optional<String> fault();

        /** A write failed, and the file has been closed; called on the writer's thread. */
        void failed(RuntimeException cause);
    }

    private final DatabaseFile file;
    private final Disk disk;
    private final ReentrantLock writes = new ReentrantLock(true);

    DurableBackend(DatabaseFile file, Disk disk) {
        super(file.store());
        this.file = file;
        this.disk = disk;
    }

    /** Whether the file is open. */
    boolean isUsable() {
        return file.isUsable();
    }

    /**
     * Finds out whether the disk takes writes again.
     *
     * @throws IOException if it does not; the file is still open
     * @throws RuntimeException if it does not; the file is closed
     */
    void tryToWrite() throws IOException {
        writes.lock();
        try {
            file.tryToWrite();
        } finally {
            writes.unlock();
        }
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        try {
            return super.handleMessage(message);
        } catch (MongoServerException e) {
            return answerTo(message, e, codeOf(e));
        } catch (RuntimeException e) {
            log.error("The database failed to run a command", e);
            return answerTo(message, new MongoServerException(String.valueOf(e.getMessage()), e), UNKNOWN_ERROR_CODE);
        }
    }

    @Override
    public Document handleCommand(Channel channel, String databaseName, String command, Document query) {
        if (command.equalsIgnoreCase("hello")) {
            requireWritable();
            return hello(channel, databaseName, query);
        }
        if (isRead(command, query)) {
            return super.handleCommand(channel, databaseName, command, query);
        }
        writes.lock();
        try {
            requireWritable();
            return write(channel, databaseName, command, query);
        } finally {
            writes.unlock();
        }
    }

    @Override
    public void close() {
        writes.lock();
        try {
            super.close();
        } catch (MVStoreException e) {
            log.warn("The database file could not be closed properly: {}", e.getMessage());
        } finally {
            writes.unlock();
        }
    }

    private Document write(Channel channel, String databaseName, String command, Document query) {
        try {
            return super.handleCommand(channel, databaseName, command, query);
        } finally {
            // Also after an error: a bulk write may have done its first half.
            makeDurable();
        }
    }

    private void makeDurable() {
        try {
            file.commit();
        } catch (RuntimeException e) {
            giveUp(e);
            throw notStored();
        }
        try {
            file.compactIfLarge();
        } catch (RuntimeException e) {
            giveUp(e); // what was committed is stored all the same
        }
    }

    private void giveUp(RuntimeException cause) {
        file.abandon();
        disk.failed(cause);
    }

    private void requireWritable() {
        if (!file.isUsable() || disk.fault().isPresent()) {
            throw notStored();
        }
    }

    private MongoServerError notStored() {
        String reason = disk.fault().orElse("The database file is opened anew.");
        return new MongoServerError(OUT_OF_DISK_SPACE, "OutOfDiskSpace", reason + " Nothing was stored.");
    }

    /** mongo-java-server knows only the older name of this command. */
    private Document hello(Channel channel, String databaseName, Document query) {
        Document answer = super.handleCommand(channel, databaseName, "ismaster", query);
        answer.put("isWritablePrimary", true);
        answer.put("helloOk", true);
        return answer;
    }

    private static boolean isRead(String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        if (name.equals("aggregate")) {
            return query.get("pipeline") instanceof List<?> stages
                    && stages.stream().noneMatch(DurableBackend::writes);
        }
        return READ_COMMANDS.contains(name);
    }

    private static boolean writes(Object stage) {
        return !(stage instanceof Document document) || document.containsKey("$out") || document.containsKey("$merge");
    }

    private static Document answerTo(MongoMessage message, MongoServerException error, int code) {
        String command = message.getDocument().keySet().stream().findFirst().orElse("?");
        log.debug("{} was answered with error {}", command, code);
        Document answer = new Document("ok", 0);
        answer.put("errmsg", error.getMessageWithoutErrorCode());
        answer.put("code", code);
        if (error instanceof MongoServerError known) {
            answer.putIfNotNull("codeName", known.getCodeName());
        }
        return answer;
    }

    private static int codeOf(MongoServerException error) {
        return error instanceof MongoServerError known ? known.getCode() : UNKNOWN_ERROR_CODE;
    }
}
