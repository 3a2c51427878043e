package live.rostrum.recording.delivery;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * The name of a downloaded recording: {@code <title> 2026-11-25.mp4}, free of what file systems do not take, in a {@code Content-Disposition} header (RFC 6266) that
 * old clients understand too.
 */
final class DownloadName {

    private static final int MAX_TITLE = 100;
    /** What RFC 8187 3.2.1 lets stand as it is. */
    private static final String PLAIN = "!#$&+-.^_`|~";

    private DownloadName() {}

    /** The header's value. */
    static String header(PlayableRecording recording) {
        LocalDate day = recording.startedAt().atZone(ZoneOffset.UTC).toLocalDate();
        String name = clean(recording.title()) + " " + day + ".mp4";
        String ascii = name.replaceAll("[^\\x20-\\x7e]+", "_").replace('%', '_');
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encode(name);
    }

    private static String clean(String title) {
        String plain = title.codePoints()
                .map(c -> isForbidden(c) ? ' ' : c)
                .limit(MAX_TITLE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replaceAll("\\s+", " ")
                .strip()
                .replaceAll("^[. ]+", "");
        return plain.isBlank() ? "recording" : plain;
    }

    /** Also characters that turn the direction of writing, so that no name hides its end. */
    private static boolean isForbidden(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.SURROGATE
                || "/\\:*?\"<>|".indexOf(c) >= 0;
    }

    private static String encode(String name) {
        StringBuilder out = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
                out.append(c);
            } else {
                out.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
            }
        }
        return out.toString();
    }
}
