package live.rostrum.hls.packager;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A WebVTT file as a strict reader takes it (WebVTT 4.1, RFC 8216 3.5): anything that the grammar does not allow is an error here.
 *
 * @param cues with times since the stream began
 */
public record VttText(List<Cue> cues) {

    private static final Pattern MAP = Pattern.compile("X-TIMESTAMP-MAP=LOCAL:([0-9:.]+),MPEGTS:(\\d+)");
    private static final Pattern TIMES =
            Pattern.compile("(\\d{2,}:\\d\\d:\\d\\d\\.\\d{3}) --> (\\d{2,}:\\d\\d:\\d\\d\\.\\d{3})");
    private static final Pattern REFERENCE = Pattern.compile("&(?!(amp|lt|gt);)");

    /** One cue. */
    public record Cue(long startMs, long endMs, String text) {}

    /** Reads a file. */
    public static VttText read(String file) {
        String[] blocks = file.split("\n\n", -1);
        String[] header = blocks[0].strip().split("\n", -1);
        Matcher map = MAP.matcher(header[1]);
        require(header[0].equals("WEBVTT") && header.length == 2 && map.matches(), file);
        long offsetMs = Long.parseLong(map.group(2)) / 90 - millis(map.group(1));
        List<Cue> cues = new ArrayList<>();
        for (String block : Arrays.asList(blocks).subList(1, blocks.length)) {
            cues.add(cue(block.endsWith("\n") ? block.substring(0, block.length() - 1) : block, offsetMs));
        }
        return new VttText(cues);
    }

    private static Cue cue(String block, long offsetMs) {
        int end = block.indexOf('\n');
        Matcher times = TIMES.matcher(block.substring(0, Math.max(0, end)));
        String text = block.substring(end + 1);
        require(times.matches() && !text.isBlank() && !text.contains("-->") && !text.contains("<"), block);
        require(!REFERENCE.matcher(text).find() && text.lines().noneMatch(String::isBlank), block);
        long startMs = millis(times.group(1)) + offsetMs;
        long endMs = millis(times.group(2)) + offsetMs;
        require(endMs > startMs, block);
        return new Cue(
                startMs, endMs, text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
    }

    private static long millis(String timestamp) {
        String[] field = timestamp.split("[:.]", -1);
        return Long.parseLong(field[0]) * 3_600_000
                + Long.parseLong(field[1]) * 60_000
                + Long.parseLong(field[2]) * 1_000
                + Long.parseLong(field[3]);
    }

    private static void require(boolean condition, String text) {
        if (!condition) {
            throw new IllegalArgumentException("No WebVTT: " + text);
        }
    }
}
