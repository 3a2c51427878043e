package live.rostrum.recording.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import live.rostrum.recording.store.Edition;
import org.junit.jupiter.api.Test;

class DownloadNameTests {

    @Test
    void namesTheTalkAndTheDay() {
        assertThat(header("Rivers and their banks"))
                .isEqualTo("attachment; filename=\"Rivers and their banks 2026-11-25.mp4\";"
                        + " filename*=UTF-8''Rivers%20and%20their%20banks%202026-11-25.mp4");
    }

    @Test
    void keepsOtherLanguagesForThoseWhoReadThem() {
        assertThat(header("Größe: 100% 日本"))
                .isEqualTo("attachment; filename=\"Gr_e 100_ _ 2026-11-25.mp4\";"
                        + " filename*=UTF-8''Gr%C3%B6%C3%9Fe%20100%25%20%E6%97%A5%E6%9C%AC%202026-11-25.mp4");
    }

    @Test
    void letsNothingOutOfTheHeaderOrTheFolder() {
        assertThat(header("../..\\a\"b\r\nSet-Cookie: x\u202Egpj.exe\uD800"))
                .isEqualTo("attachment; filename=\"a b Set-Cookie x gpj.exe 2026-11-25.mp4\";"
                        + " filename*=UTF-8''a%20b%20Set-Cookie%20x%20gpj.exe%202026-11-25.mp4");
    }

    @Test
    void hasANameForEveryTitle() {
        assertThat(header(" ///  ")).contains("\"recording 2026-11-25.mp4\"");
        assertThat(header("x".repeat(5_000))).hasSizeLessThan(400);
    }

    private static String header(String title) {
        return DownloadName.header(new PlayableRecording(
                "s1",
                false,
                title,
                Instant.parse("2026-11-25T23:59:59Z"),
                new Edition("r1", "0123456789abcdef"),
                "0123456789abcdef".repeat(4),
                null));
    }
}
