package live.rostrum.hls.transcode;

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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import live.rostrum.ffmpeg.FfmpegBinary;
import live.rostrum.fmp4.FragmentReader;
import live.rostrum.fmp4.MalformedMediaException;
import live.rostrum.fmp4.Sample;
import live.rostrum.fmp4.TrackDescription;
import live.rostrum.ingest.container.ContainerHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One FFmpeg process: container bytes in, typed samples out.
 *
 * <p>Each output has its own thread, which reads without a pause: a reader that stalls would block all of them. {@link #write} blocks while FFmpeg's input
 * is full; that is the only back pressure towards the source.
 */
public final class TranscodeRun {

    private static final Logger log = LoggerFactory.getLogger(TranscodeRun.class);
    private static final int CONNECT_TIMEOUT_MS = 30_000;
    private static final int READ_BYTES = 64 * 1024;
    private static final int MESSAGES_KEPT = 20;
    private static final int MESSAGE_MAX_CHARS = 300;

    private final String name;
    private final TranscodeListener listener;
    private final Process process;
    private final AtomicLong samples = new AtomicLong();
    private final Deque<String> messages = new ArrayDeque<>();

    private TranscodeRun(String name, TranscodeListener listener, Process process) {
        this.name = name;
        this.listener = listener;
        this.process = process;
    }

    /**
     * Starts FFmpeg. Blocks for the time that starting a process takes.
     *
     * @param name for logs and thread names
     * @throws IOException if the process or the sockets cannot be had
     */
    public static TranscodeRun start(
            String name, FfmpegBinary ffmpeg, ContainerHeader header, TranscodePlan plan, TranscodeListener listener)
            throws IOException {
        Map<String, ServerSocket> outputs = new LinkedHashMap<>();
        try {
            Map<String, Integer> ports = new LinkedHashMap<>();
            for (String rendition : outputs(plan)) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                socket.setSoTimeout(CONNECT_TIMEOUT_MS);
                outputs.put(rendition, socket);
                ports.put(rendition, socket.getLocalPort());
            }
            Process process = ffmpeg.command(TranscodeArguments.of(header.container(), plan, ports))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            TranscodeRun run = new TranscodeRun(name, listener, process);
            run.watch(outputs);
            return run;
        } catch (IOException | RuntimeException e) {
            outputs.values().forEach(TranscodeRun::closeQuietly);
            throw e;
        }
    }

    private static List<String> outputs(TranscodePlan plan) {
        List<String> names = new ArrayList<>(plan.renditions());
        names.add(TranscodeArguments.POSTER);
        return names;
    }

    /**
     * Hands bytes to FFmpeg; returns when its input has taken them.
     *
     * @throws IOException if the process is gone
     */
    public void write(byte[] bytes) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write(bytes);
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

    private void watch(Map<String, ServerSocket> outputs) {
        List<Thread> readers = new ArrayList<>();
        outputs.forEach((rendition, socket) ->
                readers.add(Thread.ofVirtual().name(name + " " + rendition).start(() -> read(rendition, socket))));
        Thread log = Thread.ofVirtual().name(name + " log").start(this::readMessages);
        Thread.ofVirtual().name(name + " end").start(() -> awaitEnd(outputs, readers, log));
    }

    private void awaitEnd(Map<String, ServerSocket> outputs, List<Thread> readers, Thread logReader) {
        int exitCode = process.onExit().join().exitValue();
        try {
            logReader.join(TimeUnit.SECONDS.toMillis(5));
            // A rendition that never connected waits for a connection that cannot come any more.
            outputs.values().forEach(TranscodeRun::closeQuietly);
            for (Thread reader : readers) {
                reader.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        listener.finished(new TranscodeOutcome(exitCode, samples.get(), lastMessages()));
    }

    private void read(String rendition, ServerSocket listening) {
        OutputReader reader = readerOf(rendition);
        try (listening;
                Socket connection = listening.accept();
                InputStream input = connection.getInputStream()) {
            byte[] buffer = new byte[READ_BYTES];
            for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                reader.feed(buffer, 0, count);
            }
        } catch (IOException e) {
            log.debug("{}: output {} ended: {}", name, rendition, e.toString());
        } catch (MalformedMediaException e) {
            log.error("{}: FFmpeg's output {} cannot be read; the run is ended", name, rendition, e);
            kill();
        } catch (RuntimeException e) {
            log.error("{}: output {} could not be taken; the run is ended", name, rendition, e);
            kill();
        }
    }

    /** Takes an output's bytes as they come. */
    private interface OutputReader {
        void feed(byte[] bytes, int offset, int length);
    }

    private OutputReader readerOf(String output) {
        return output.equals(TranscodeArguments.POSTER)
                ? new JpegReader(listener::poster)::feed
                : new FragmentReader(sinkOf(output))::feed;
    }

    private FragmentReader.Sink sinkOf(String rendition) {
        return new FragmentReader.Sink() {
            @Override
            public void track(TrackDescription track) {
                listener.track(rendition, track);
            }

            @Override
            public void sample(Sample sample) {
                samples.incrementAndGet();
                listener.sample(rendition, sample);
            }
        };
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
