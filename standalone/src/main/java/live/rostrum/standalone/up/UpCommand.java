package live.rostrum.standalone.up;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code up}: starts everything, says where it is, and runs until Ctrl-C. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Starts Rostrum on this machine, until Ctrl-C.",
        footer = {
            "",
            "The first start makes an administrator from ROSTRUM_ADMIN_EMAIL and ROSTRUM_ADMIN_PASSWORD,",
            "else admin@localhost with a password that is shown once.",
            "With SPRING_MONGODB_URI set, data is kept in that MongoDB."
        })
public final class UpCommand implements Callable<Integer> {

    private static final int FAILED = 1;
    private static final int HIGHEST_PORT = 65_535;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Where browsers find it (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "./data",
            description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Option(names = "--exit-when-ready", hidden = true, description = "For the build, which records a start.")
    private boolean exitWhenReady;

    /** Made by picocli. */
    public UpCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        CommandSpec command = Objects.requireNonNull(spec);
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(command.commandLine(), "--port must be between 0 and " + HIGHEST_PORT + ".");
        }
        useOneLog();
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        Installation installation = new Installation(port, data.toAbsolutePath().normalize());
        Thread stop = new Thread(() -> stop(installation, out), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            new Announcement(installation, out).ready(installation.start());
        } catch (StartFailure e) {
            err.printf("%n  %s%n  %s%n%n", e.getMessage(), e.remedy());
            err.flush();
            return FAILED;
        }
        if (!exitWhenReady) {
            new CountDownLatch(1).await();
        }
        return 0;
    }

    /** {@code logback.xml} for everything: Spring Boot would set logging up anew with each service. */
    private static void useOneLog() {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    private static void stop(Installation installation, PrintWriter out) {
        if (installation.isRunning()) {
            out.println();
            out.println("  Stopping: live streams end properly, then the data is closed.");
            out.flush();
        }
        installation.close();
    }
}
