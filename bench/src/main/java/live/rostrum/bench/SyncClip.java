package live.rostrum.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Takes in which a white flash and a beep begin at the same moment, in the middle of each second but the last of ten, so that a beep cannot be taken for its
 * neighbour's. What makes them different is what microphones and cameras do.
 */
enum SyncClip {
    STEADY("sound and picture from the start, both by the clock", 1, true),
    LATE_SOUND("sound that begins 0.3 s after the picture", 1, true),
    LATE_PICTURE("picture that begins 0.3 s after the sound", 1, false),
    HOLES("sound that lacks 60 ms twice a minute", 1, false),
    SLOW_MICROPHONE("a microphone whose clock is 100 ppm slow", 2, false);

    private static final double LATE_SECONDS = 0.3;
    private static final double SLOWNESS = 1e-4;
    private static final int FRAMES_PER_SECOND = 30;

    private static final String FLASHES =
            "drawbox=color=white:thickness=fill" + ":enable='between(mod(t,1),0.49,0.59)*lt(mod(t,10),9)'";

    private final String description;
    private final int share;
    private final boolean killed;

    SyncClip(String description, int share, boolean killed) {
        this.description = description;
        this.share = share;
        this.killed = killed;
    }

    String description() {
        return description;
    }

    /** Seconds of a programme of {@code seconds} that this clip takes. */
    int secondsOf(int seconds) {
        int shares = 0;
        for (SyncClip clip : values()) {
            shares += clip.share;
        }
        return seconds * share / shares;
    }

    /** Whether FFmpeg is killed in the middle of it. */
    boolean isKilled() {
        return killed;
    }

    /** Makes it as a browser would send it: VP8 in real time's quality with a key frame a second, and Opus, in WebM. */
    void write(Path file, int seconds) throws IOException, InterruptedException {
        String size = "color=black:s=320x180:r=" + FRAMES_PER_SECOND + ":d=" + seconds;
        String late = "trim=start=" + LATE_SECONDS;
        String video = size + "," + FLASHES + (this == LATE_PICTURE ? "," + late : "");
        String tempo = String.format(Locale.ROOT, "%.6f", this == SLOW_MICROPHONE ? 1 + SLOWNESS : 1);
        String audio =
                "aevalsrc='" + "0.5*sin(2*PI*1000*t*" + tempo + ")*between(mod(t*" + tempo + ",1),0.5,0.6)*lt(mod(t*"
                        + tempo + ",10),9)" + "':s=48000:d=" + seconds + (this == LATE_SOUND ? ",a" + late : "");
        List<String> line =
                new ArrayList<>(List.of("-v", "error", "-f", "lavfi", "-i", video, "-f", "lavfi", "-i", audio));
        line.addAll(List.of("-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "300k"));
        line.addAll(List.of("-g", Integer.toString(FRAMES_PER_SECOND), "-fps_mode", "passthrough"));
        line.addAll(List.of("-c:a", "libopus", "-b:a", "64k", "-ac", "2"));
        if (this == SLOW_MICROPHONE) {
            line.addAll(List.of("-bsf:a", "setts=ts=TS*" + tempo));
        }
        if (this == HOLES) {
            // Packets of 20 ms; far from a beep.
            line.addAll(List.of("-bsf:a", "noise=drop=between(mod(n\\,1500)\\,755\\,757)"));
        }
        line.add(file.toString());
        FfmpegTool.run(line);
    }
}
