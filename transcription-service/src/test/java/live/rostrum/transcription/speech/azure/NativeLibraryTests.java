package live.rostrum.transcription.speech.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The service without the SDK's native library, in a JVM of its own: what is loaded once stays loaded. */
@EnabledOnOs(OS.LINUX)
class NativeLibraryTests {

    private static final String KEY = "fedcba9876543210fedcba9876543210";

    @TempDir
    private Path folder;

    /** The SDK itself loads, and would say of each connection that it failed. */
    @Test
    void startsTheServiceAndSaysSoWhenOpenSslIsBroken() throws Exception {
        String output = run(StartWithoutLibrary.class, Map.of("LD_LIBRARY_PATH", broken("libssl.so.3")), List.of());

        assertThat(output)
                .contains("loaded when the service starts: false")
                .contains("trouble: NO_NATIVE_LIBRARY")
                .contains("needs OpenSSL 3 (libssl3)")
                .doesNotContain(KEY);
    }

    @Test
    void tellsAStreamWhenTheLibraryDoesNotLoad() throws Exception {
        String output = run(OpenWithoutLibrary.class, Map.of("LD_LIBRARY_PATH", broken("libuuid.so.1")), List.of());

        assertThat(output)
                .contains("trouble: NO_NATIVE_LIBRARY")
                .contains("states: [STARTING, FAILED no-native-library] ends: 1")
                .contains("lost: [Range[firstSample=0, endSample=1600]]");
    }

    @Test
    void tellsAStreamWhenThereIsNoFolderToUnpackTo() throws Exception {
        String output = run(OpenWithoutLibrary.class, Map.of(), List.of("-Djava.io.tmpdir=/nonexistent"));

        assertThat(output)
                .contains("trouble: NO_NATIVE_LIBRARY")
                .contains("states: [STARTING, FAILED no-native-library] ends: 1")
                .contains("/nonexistent");
    }

    private String broken(String library) throws IOException {
        Path libraries = Files.createDirectory(folder.resolve("libraries"));
        Files.writeString(libraries.resolve(library), "no library");
        return libraries.toString();
    }

    private String run(Class<?> program, Map<String, String> environment, List<String> options)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        line.addAll(options);
        line.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                program.getName(),
                "--server.port=0",
                "--rostrum.data.directory=" + folder + File.separator + "data",
                "--rostrum.speech.azure.key=" + KEY,
                "--rostrum.speech.azure.region=westeurope"));
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }
}
