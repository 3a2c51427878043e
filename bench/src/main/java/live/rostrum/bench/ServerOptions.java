package live.rostrum.bench;

import java.io.IOException;
import java.util.Map;
import picocli.CommandLine.Option;

/** How a program starts the product; every program has these options. */
final class ServerOptions {

    @Option(
            names = "--command",
            defaultValue = "./rostrum up",
            description = "What is started (default: ${DEFAULT-VALUE}).")
    private String command = "";

    /** Starts it as a user has it. */
    ProductServer start() throws IOException, InterruptedException {
        return start(Map.of());
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param settings names and values of environment variables, such as {@code ROSTRUM_LIVE_WINDOW}
     */
    ProductServer start(Map<String, String> settings) throws IOException, InterruptedException {
        return ProductServer.start(command, settings);
    }
}
