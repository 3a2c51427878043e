package live.rostrum.database;

import com.mongodb.ConnectionString;
import de.bwaldvogel.mongo.MongoServer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MongoDB-wire server on a file, for one machine. All users of a directory in one JVM share one server; the last one
 * that closes stops it. It has no authentication, so it listens on the loopback address unless told otherwise.
 *
 * <p>Thread-safe.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private static final String DATABASE_NAME = "rostrum";
    private static final int ACCEPTING_THREADS = 1;
    private static final int WORKING_THREADS = 4;

    private static final Map<Path, Running> RUNNING = new HashMap<>();

    private final Path directory;
    private final ConnectionString connectionString;
    private boolean closed;

    private EmbeddedDatabase(Path directory, ConnectionString connectionString) {
        this.directory = directory;
        this.connectionString = connectionString;
    }

    /**
     * Opens the database of a directory, or joins the server that already runs on it in this JVM (then the address asked
     * for does not count).
     *
     * @param directory where the file is; made when it is not there
     * @param address where to listen; port 0 takes a free one
     * @throws DatabaseFileException when the file cannot be opened
     */
    public static EmbeddedDatabase open(Path directory, InetSocketAddress address) {
        return open(directory, address, "");
    }

    /** The same through a file system of H2's; see {@link DatabaseFile#open(Path, String)}. */
    static EmbeddedDatabase open(Path directory, InetSocketAddress address, String scheme) {
        Path key = directory.toAbsolutePath().normalize();
        synchronized (RUNNING) {
            Running running = RUNNING.computeIfAbsent(key, path -> Running.start(path, address, scheme));
            running.users++;
            return new EmbeddedDatabase(key, running.connectionString);
        }
    }

    /** How a driver reaches it, with the name of the database. */
    public ConnectionString connectionString() {
        return connectionString;
    }

    /** Gives it up; the last one to do so stops the server. Calling it again has no effect. */
    @Override
    public void close() {
        synchronized (RUNNING) {
            Running running = RUNNING.get(directory);
            if (closed || running == null) {
                return;
            }
            closed = true;
            running.users--;
            if (running.users == 0) {
                RUNNING.remove(directory);
                running.server.shutdownNow();
                log.info("Embedded database closed");
            }
        }
    }

    private static final class Running {
        private final MongoServer server;
        private final ConnectionString connectionString;
        private int users;

        private Running(MongoServer server, ConnectionString connectionString) {
            this.server = server;
            this.connectionString = connectionString;
        }

        private static Running start(Path directory, InetSocketAddress address, String scheme) {
            MongoServer server = new MongoServer(new RecoveringBackend(() -> DatabaseFile.open(directory, scheme)));
            server.bind(address, ACCEPTING_THREADS, WORKING_THREADS);
            InetSocketAddress bound = server.getLocalAddress();
            String host = bound.getAddress().isAnyLocalAddress() ? "127.0.0.1" : bound.getHostString();
            log.info("Embedded database in {} listens on {}:{}", directory, host, bound.getPort());
            return new Running(
                    server, new ConnectionString("mongodb://" + host + ":" + bound.getPort() + "/" + DATABASE_NAME));
        }
    }
}
