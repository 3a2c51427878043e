package live.rostrum.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTests {

    @TempDir
    Path folder;

    @Test
    void keepsWhatItMade() throws Exception {
        Path file = folder.resolve("secrets/internal-secret");

        String secret = new SecretFile(file).readOrCreate();

        assertThat(secret).matches("[A-Za-z0-9_-]{43}");
        assertThat(new SecretFile(file).readOrCreate()).isEqualTo(secret);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file.getParent()).isDirectoryContaining(path -> path.equals(file));
        try (var files = Files.list(folder.resolve("secrets"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void givesEverybodyTheSameSecretInARace() throws Exception {
        int racers = 16;
        for (int round = 0; round < 20; round++) {
            Path file = folder.resolve("round" + round).resolve("internal-secret");
            CyclicBarrier start = new CyclicBarrier(racers);
            Set<String> secrets = new HashSet<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<String>> answers = new ArrayList<>();
                for (int racer = 0; racer < racers; racer++) {
                    answers.add(threads.submit(() -> {
                        start.await();
                        return new SecretFile(file).readOrCreate();
                    }));
                }
                for (Future<String> answer : answers) {
                    secrets.add(answer.get());
                }
            }
            assertThat(secrets).hasSize(1);
        }
    }

    @Test
    void saysWhatIsWrongWithAnEmptyFile() throws Exception {
        Path file = Files.createFile(folder.resolve("internal-secret"));

        assertThatThrownBy(() -> new SecretFile(file).readOrCreate())
                .rootCause()
                .hasMessageContaining("empty")
                .hasMessageContaining(file.toString());
    }

    @Test
    void keepsSigningKeysOverARestart() throws Exception {
        Path file = folder.resolve("access-token-keys.json");

        String published = SigningKeys.readOrCreate(file).publicKeySetJson();

        assertThat(SigningKeys.readOrCreate(file).publicKeySetJson()).isEqualTo(published);
        assertThat(Files.readString(file)).contains("\"d\"");
    }

    @Test
    void refusesAFileWithoutPrivateKeys() throws Exception {
        Path file = Files.writeString(
                folder.resolve("keys.json"), SigningKeys.generate().publicKeySetJson());

        assertThatThrownBy(() -> SigningKeys.readOrCreate(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file.toString());
    }
}
