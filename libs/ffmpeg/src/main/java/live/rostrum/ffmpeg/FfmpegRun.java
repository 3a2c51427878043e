package live.rostrum.ffmpeg;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One FFmpeg process: bytes in on its standard input, bytes out on a loopback socket for each output.
 *
 * <p>Each output has its own thread, which reads without a pause: a reader that stalls would block all of them. {@link #write} blocks while FFmpeg's input
 * is full; that is the only back pressure towards the source.
 */
public final class FfmpegRun {

    private static final Logger log = LoggerFactory.getLogger(FfmpegRun.class);
    private static final int CONNECT_TIMEOUT_MS = 30_000;
    private static final int READ_BYTES = 64 * 1024;
    private static final int MESSAGES_KEPT = 20;
    private static final int MESSAGE_MAX_CHARS = 300;

    /** Takes an output's bytes as they come, on the output's thread. One that throws ends the run. */
    public interface Output {

        /** The next bytes; the array is used again afterwards. */
        void take(byte[] bytes, int offset, int length);
    }

    /**
     * How the process ended. Exit code 0 alone proves nothing: FFmpeg gives it for truncated input too.
     *
     * @param exitCode of the process
     * @param lastMessages the end of what it wrote to its log
     */
    public record Ended(int exitCode, String lastMessages) {}

    private final String name;
    private final Process process;
    private final Consumer<Ended> ended;
    private final Deque<String> messages = new ArrayDeque<>();

    private FfmpegRun(String name, Process process, Consumer<Ended> ended) {
        this.name = name;
        this.process = process;
        this.ended = ended;
    }

    /**
     * Starts FFmpeg. Blocks for the time that starting a process takes.
     *
     * @param name for logs and thread names
     * @param command makes the process, for example {@link FfmpegBinary#command}
     * @param outputs by name
     * @param arguments FFmpeg's arguments, when the ports on 127.0.0.1 are known to which the outputs go
     * @param ended called once, when all outputs have ended and the process is gone
     * @throws IOException if the process or the sockets cannot be had
     */
    public static FfmpegRun start(
            String name,
            Function<List<String>, ProcessBuilder> command,
            Map<String, Output> outputs,
            Function<Map<String, Integer>, List<String>> arguments,
            Consumer<Ended> ended)
            throws IOException {
        Map<String, ServerSocket> sockets = new LinkedHashMap<>();
        try {
            Map<String, Integer> ports = new LinkedHashMap<>();
            for (String output : outputs.keySet()) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                socket.setSoTimeout(CONNECT_TIMEOUT_MS);
                sockets.put(output, socket);
                ports.put(output, socket.getLocalPort());
            }
            Process process = command.apply(arguments.apply(ports))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            FfmpegRun run = new FfmpegRun(name, process, ended);
            run.watch(sockets, outputs);
            return run;
        } catch (IOException | RuntimeException e) {
            sockets.values().forEach(FfmpegRun::closeQuietly);
            throw e;
        }
    }

    /**
     * Hands bytes to FFmpeg; returns when its input has taken them.
     *
     * @throws IOException if the process is gone
     */
    public void write(byte[] bytes) throws IOException {
        write(bytes, 0, bytes.length);
    }

    /**
     * Hands a part of an array to FFmpeg; returns when its input has taken it.
     *
     * @throws IOException if the process is gone
     */
    public void write(byte[] bytes, int offset, int length) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write(bytes, offset, length);
        input.flush();
    }

    /** Ends the input: FFmpeg writes what it still has and exits. */
    public void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            log.debug("{}: the input was closed already", name);
        }
    }

    /** Kills the process. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Processor time that it has used so far, where the system tells. */
    public Optional<Duration> processorTime() {
        return process.info().totalCpuDuration();
    }

    /** Process id, for operators and for tests. */
    public long pid() {
        return process.pid();
    }

    private void watch(Map<String, ServerSocket> sockets, Map<String, Output> outputs) {
        List<Thread> readers = new ArrayList<>();
        sockets.forEach((output, socket) -> {
            Output target = Objects.requireNonNull(outputs.get(output));
            readers.add(Thread.ofVirtual().name(name + " " + output).start(() -> read(output, socket, target)));
        });
        Thread logReader = Thread.ofVirtual().name(name + " log").start(this::readMessages);
        Thread.ofVirtual().name(name + " end").start(() -> awaitEnd(sockets, readers, logReader));
    }

    private void awaitEnd(Map<String, ServerSocket> sockets, List<Thread> readers, Thread logReader) {
        int exitCode = process.onExit().join().exitValue();
        try {
            logReader.join(TimeUnit.SECONDS.toMillis(5));
            // An output that never connected waits for a connection that cannot come any more.
            sockets.values().forEach(FfmpegRun::closeQuietly);
            for (Thread reader : readers) {
                reader.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ended.accept(new Ended(exitCode, lastMessages()));
    }

    private void read(String output, ServerSocket listening, Output target) {
        try (listening;
                Socket connection = listening.accept();
                InputStream input = connection.getInputStream()) {
            byte[] buffer = new byte[READ_BYTES];
            for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                target.take(buffer, 0, count);
            }
        } catch (IOException e) {
            log.debug("{}: output {} ended: {}", name, output, e.toString());
        } catch (RuntimeException e) {
            log.error("{}: output {} could not be taken; the run is ended", name, output, e);
            kill();
        }
    }

    private void readMessages() {
        try (BufferedReader reader = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                keep(line.length() > MESSAGE_MAX_CHARS ? line.substring(0, MESSAGE_MAX_CHARS) : line);
            }
        } catch (IOException e) {
            log.debug("{}: FFmpeg's log ended: {}", name, e.toString());
        }
    }

    private void keep(String line) {
        log.debug("{}: {}", name, line);
        synchronized (messages) {
            messages.addLast(line);
            if (messages.size() > MESSAGES_KEPT) {
                messages.removeFirst();
            }
        }
    }

    private String lastMessages() {
        synchronized (messages) {
            return String.join("\n", messages);
        }
    }

    private static void closeQuietly(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            log.debug("A socket could not be closed: {}", e.toString());
        }
    }
}
