package live.rostrum.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When flashes and beeps begin, in seconds by the media's own clock, as FFmpeg's decoders and filters find them.
 *
 * @param flashes the first white picture after at least 0.2 s of black ones
 * @param beeps the first loud sample after at least 0.2 s of silence
 */
record FlashesAndBeeps(List<Double> flashes, List<Double> beeps) {

    private static final double NEIGHBOUR_SECONDS = 0.5;
    private static final Pattern BLACK_END = Pattern.compile("black_end:([0-9.]+)");
    private static final Pattern SILENCE_END = Pattern.compile("silence_end: ([0-9.]+)");

    FlashesAndBeeps {
        flashes = List.copyOf(flashes);
        beeps = List.copyOf(beeps);
    }

    /** Decodes two files, or the same one twice. */
    static FlashesAndBeeps in(Path video, Path audio) throws IOException, InterruptedException {
        return new FlashesAndBeeps(
                starts(video, "-vf", "blackdetect=d=0.2:pic_th=0.9:pix_th=0.3", BLACK_END),
                starts(audio, "-af", "silencedetect=n=-30dB:d=0.2", SILENCE_END));
    }

    private static List<Double> starts(Path file, String option, String filter, Pattern pattern)
            throws IOException, InterruptedException {
        String said = FfmpegTool.run(
                List.of("-v", "info", "-copyts", "-i", file.toString(), option, filter, "-f", "null", "-"));
        List<Double> starts = new ArrayList<>();
        Matcher matcher = pattern.matcher(said);
        while (matcher.find()) {
            starts.add(Double.parseDouble(matcher.group(1)));
        }
        if (!starts.isEmpty()) {
            // Both filters name the end of the file too.
            starts.removeLast();
        }
        return starts;
    }

    /** How late each beep is after its flash, in milliseconds; negative when it is early. A flash without a beep within half a second is not in it. */
    List<SyncOffset> offsets() {
        List<SyncOffset> offsets = new ArrayList<>();
        int next = 0;
        for (double flash : flashes) {
            while (next < beeps.size() && beeps.get(next) < flash - NEIGHBOUR_SECONDS) {
                next++;
            }
            if (next < beeps.size() && beeps.get(next) < flash + NEIGHBOUR_SECONDS) {
                offsets.add(new SyncOffset(flash, (beeps.get(next++) - flash) * 1000));
            }
        }
        return offsets;
    }

    /** Flashes and beeps that have no counterpart. */
    int unmatched() {
        return flashes.size() + beeps.size() - 2 * offsets().size();
    }
}
