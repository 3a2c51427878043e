package live.rostrum.recording.store;

import java.util.regex.Pattern;

/** Names of a finished recording's files. Nothing else is stored or read, so that no name leads anywhere else. */
public final class FileName {

    public static final String RECORDING = "recording.mp4";
    public static final String INDEX = "recording.json";
    public static final String POSTER = "poster.jpg";
    public static final String STORYBOARD = "storyboard.vtt";

    private static final Pattern KNOWN =
            Pattern.compile("recording\\.(mp4|json)|poster\\.jpg|storyboard(-\\d{1,3})?\\.jpg|storyboard\\.vtt");

    private FileName() {}

    /** Whether a finished recording may have a file of this name. */
    public static boolean isKnown(String name) {
        return KNOWN.matcher(name).matches();
    }

    static String check(String name) {
        if (!isKnown(name)) {
            throw new IllegalArgumentException("A recording has no file " + name);
        }
        return name;
    }
}
