package live.rostrum.hls.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The FFmpeg processes that this JVM has started, and signals to them. */
final class Encoders {

    private Encoders() {}

    static Set<Long> running() {
        return ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .command()
                        .filter(name -> name.endsWith("/ffmpeg"))
                        .isPresent())
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }

    /** The one that runs now and did not before. */
    static long onlyNew(Set<Long> before) {
        Set<Long> started = running();
        started.removeAll(before);
        assertThat(started).hasSize(1);
        return started.iterator().next();
    }

    /** Sends a signal, {@code KILL} or {@code STOP}. */
    static void signal(String name, long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
        assertThat(kill.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(kill.exitValue()).isZero();
    }
}
