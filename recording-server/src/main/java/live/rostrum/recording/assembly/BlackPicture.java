package live.rostrum.recording.assembly;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import live.rostrum.ffmpeg.FfmpegBinary;
import live.rostrum.fmp4.FragmentReader;
import live.rostrum.fmp4.Sample;
import live.rostrum.fmp4.TrackDescription;

/**
 * What stands where a take has no picture: one black key frame, which is repeated.
 *
 * @param track its description
 * @param data the coded picture; nobody may change it
 */
record BlackPicture(TrackDescription track, byte[] data) {

    private static final int LONGEST_SECONDS = 30;

    /** Encodes one. */
    static BlackPicture of(FfmpegBinary ffmpeg, PictureSize size) throws IOException {
        String source = "color=color=black:size=" + size.width() + "x" + size.height() + ":rate=1";
        List<String> line = new ArrayList<>(List.of("-hide_banner", "-loglevel", "error"));
        line.addAll(List.of("-f", "lavfi", "-i", source, "-frames:v", "1"));
        line.addAll(List.of("-c:v", "libx264", "-preset", "superfast", "-crf", "21", "-pix_fmt", "yuv420p"));
        line.addAll(List.of("-video_track_timescale", Integer.toString(Ticks.VIDEO_HZ), "-f", "mp4"));
        line.addAll(List.of("-movflags", "+empty_moov+default_base_moof+skip_trailer", "pipe:1"));
        Process process = ffmpeg.backgroundCommand(line)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        process.getOutputStream().close();
        return read(process.getInputStream().readAllBytes());
    }

    private static BlackPicture read(byte[] mp4) throws IOException {
        List<TrackDescription> tracks = new ArrayList<>();
        List<Sample> pictures = new ArrayList<>();
        new FragmentReader(new FragmentReader.Sink() {
                    @Override
                    public void track(TrackDescription track) {
                        tracks.add(track);
                    }

                    @Override
                    public void sample(Sample sample) {
                        pictures.add(sample);
                    }
                })
                .feed(mp4, 0, mp4.length);
        if (tracks.isEmpty() || pictures.isEmpty()) {
            throw new AssemblyException(Failure.ENCODER_FAILED, "FFmpeg made no black picture");
        }
        return new BlackPicture(tracks.getFirst(), pictures.getFirst().data());
    }
}
