package live.rostrum.stream.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.rostrum.stream.testing.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FirstAdministratorTests {

    private static final Pattern PASSWORD = Pattern.compile("with the password (\\S+)");

    @Test
    void printsAMadeUpPasswordOnceInTheLifeOfAnInstallation(CapturedOutput output) {
        Path data = RunningService.newFolder();
        String password;
        try (RunningService service = RunningService.startIn(data, "rostrum.admin.password=")) {
            Matcher matcher = PASSWORD.matcher(output.getOut());
            assertThat(matcher.find()).isTrue();
            password = matcher.group(1);
            service.anonymous().signIn(RunningService.ADMIN_EMAIL, password);
        }

        try (RunningService service = RunningService.startIn(data, "rostrum.admin.password=")) {
            service.anonymous().signIn(RunningService.ADMIN_EMAIL, password);
        }

        assertThat(output.getAll().split(Pattern.quote(password), -1)).hasSize(2);
    }

    @Test
    void printsNoPasswordThatWasGiven(CapturedOutput output) {
        try (RunningService service = RunningService.start()) {
            service.admin();
        }

        assertThat(output.getAll())
                .doesNotContain(RunningService.ADMIN_PASSWORD)
                .doesNotContain("with the password");
    }

    @Test
    void saysHowToMendAPasswordThatIsTooShort(CapturedOutput output) {
        assertThatThrownBy(() -> RunningService.start("rostrum.admin.password=eleven char")
                        .close())
                .rootCause()
                .hasMessageContaining("fewer than 12");

        assertThat(output.getOut()).contains("Set ROSTRUM_ADMIN_PASSWORD to 12 characters or more");
    }
}
