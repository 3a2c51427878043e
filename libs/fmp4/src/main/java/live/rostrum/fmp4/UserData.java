package live.rostrum.fmp4;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * The {@code udta} box: title and date as iTunes writes them ({@code meta}, {@code ilst}: QuickTime File Format, Metadata), and chapters as Nero does ({@code chpl}). Both
 * are what players read; ISO has nothing that they do.
 */
final class UserData {

    private static final int UTF8 = 1;
    private static final int MAX_TEXT_BYTES = 255;

    private UserData() {}

    static void write(BoxWriter out, MovieDetails details) {
        out.box("udta", () -> {
            out.fullBox("meta", 0, 0, () -> {
                out.fullBox("hdlr", 0, 0, () -> out.u32(0).ascii("mdirappl").zeros(9));
                out.box("ilst", () -> {
                    if (!details.title().isEmpty()) {
                        text(out, "\u00a9nam", details.title());
                    }
                    text(out, "\u00a9day", details.createdAt().toString());
                });
            });
            if (!details.chapters().isEmpty()) {
                out.fullBox("chpl", 1, 0, () -> chapters(out, details));
            }
        });
    }

    private static void text(BoxWriter out, String type, String text) {
        out.box(type, () -> out.box("data", () -> out.u32(UTF8).u32(0).raw(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static void chapters(BoxWriter out, MovieDetails details) {
        out.u32(0).u8(details.chapters().size());
        for (MovieDetails.Chapter chapter : details.chapters()) {
            byte[] title = shortened(chapter.title(), MAX_TEXT_BYTES);
            out.u64(hundredNanos(chapter.start())).u8(title.length).raw(title);
        }
    }

    private static long hundredNanos(Duration time) {
        return time.toNanos() / 100;
    }

    /** In UTF-8, without half a character at the end. */
    static byte[] shortened(String title, int maxBytes) {
        byte[] bytes = title.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, maxBytes);
        while (length < bytes.length && (bytes[length] & 0xc0) == 0x80) {
            length--;
        }
        return Arrays.copyOf(bytes, length);
    }
}
