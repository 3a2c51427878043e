package live.rostrum.recording.delivery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code Range} header (RFC 9110 14.2). One range of bytes is honoured. What is not understood, and several ranges at one time, are ignored, as the section
 * allows: the answer is then the whole file.
 */
final class ByteRanges {

    private static final Pattern ONE =
            Pattern.compile("bytes=\\s*(\\d{0,19})-(\\d{0,19})\\s*", Pattern.CASE_INSENSITIVE);

    /** What is asked for. */
    sealed interface Wanted {

        /** All of it. */
        record Whole() implements Wanted {}

        /** Both ends are in the file, and both are meant. */
        record Part(long first, long last) implements Wanted {}

        /** Nothing that the file has: 416 (RFC 9110 15.5.17). */
        record Unsatisfiable() implements Wanted {}
    }

    private ByteRanges() {}

    static Wanted read(@Nullable String header, long sizeBytes) {
        Matcher range = header == null ? null : ONE.matcher(header);
        if (range == null || !range.matches()) {
            return new Wanted.Whole();
        }
        String first = range.group(1);
        String last = range.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? new Wanted.Whole() : suffix(number(last), sizeBytes);
        }
        return between(number(first), last.isEmpty() ? Long.MAX_VALUE : number(last), sizeBytes);
    }

    private static Wanted suffix(long bytes, long sizeBytes) {
        return bytes == 0 || sizeBytes == 0
                ? new Wanted.Unsatisfiable()
                : new Wanted.Part(Math.max(0, sizeBytes - bytes), sizeBytes - 1);
    }

    private static Wanted between(long first, long last, long sizeBytes) {
        if (last < first) {
            return new Wanted.Whole();
        }
        return first >= sizeBytes ? new Wanted.Unsatisfiable() : new Wanted.Part(first, Math.min(last, sizeBytes - 1));
    }

    /** However many digits: beyond any file is beyond any file. */
    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
