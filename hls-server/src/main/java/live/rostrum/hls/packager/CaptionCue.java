package live.rostrum.hls.packager;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is shown for a while, as far as it is known. One id stands for it from the first guess to the last word.
 *
 * @param id of the cue
 * @param language BCP 47 tag of what is spoken
 * @param start programme time from which on it is shown
 * @param end programme time until which it is shown, at most a minute later; if it is the same, nothing is shown
 * @param text plain, at most 200 characters; lines are parted by a line feed; empty if the cue is withdrawn
 * @param isFinal whether this is the last word
 */
public record CaptionCue(String id, String language, Instant start, Instant end, String text, boolean isFinal) {

    /** Longest text, in UTF-16 units. */
    public static final int MAX_TEXT = 200;

    /** Longest time on the screen. */
    public static final Duration MAX_LENGTH = Duration.ofMinutes(1);

    private static final Pattern ID = Pattern.compile("[^\\p{Cc}]{1,100}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9-]{1,35}");
    private static final Pattern UNSHOWN = Pattern.compile("[\\p{Cc}&&[^\n]]");

    public CaptionCue {
        if (!ID.matcher(id).matches() || !LANGUAGE.matcher(language).matches()) {
            throw new IllegalArgumentException("A cue has an id of 1 to 100 characters and a language");
        }
        if (end.isBefore(start) || Duration.between(start, end).compareTo(MAX_LENGTH) > 0) {
            throw new IllegalArgumentException(
                    "A cue does not end before its start, nor later than " + MAX_LENGTH.toSeconds() + " s after it");
        }
        if (text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("A cue has at most " + MAX_TEXT + " characters");
        }
        text = shown(text);
    }

    /** Without what no player shows, and without the empty lines that would end a cue (WebVTT 4.1). */
    private static String shown(String text) {
        return UNSHOWN.matcher(text.replace('\t', ' ').replace("\r\n", "\n").replace('\r', '\n'))
                .replaceAll("")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
