package live.rostrum.hls.transcode;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import live.rostrum.ffmpeg.FfmpegBinary;
import live.rostrum.ffmpeg.FfmpegRun;
import live.rostrum.fmp4.FragmentReader;
import live.rostrum.fmp4.Sample;
import live.rostrum.fmp4.TrackDescription;
import live.rostrum.ingest.container.ContainerHeader;

/** One FFmpeg process of a live take: container bytes in, typed samples out. {@link #write} blocks while FFmpeg's input is full. */
public final class TranscodeRun {

    private final FfmpegRun process;

    private TranscodeRun(FfmpegRun process) {
        this.process = process;
    }

    /**
     * Starts FFmpeg. Blocks for the time that starting a process takes.
     *
     * @param name for logs and thread names
     * @throws IOException if the process or the sockets cannot be had
     */
    public static TranscodeRun start(
            String name, FfmpegBinary ffmpeg, ContainerHeader header, TranscodePlan plan, TranscodeListener listener)
            throws IOException {
        AtomicLong samples = new AtomicLong();
        Map<String, FfmpegRun.Output> outputs = new LinkedHashMap<>();
        for (String rendition : plan.renditions()) {
            outputs.put(rendition, new FragmentReader(sinkOf(rendition, samples, listener))::feed);
        }
        outputs.put(TranscodeArguments.POSTER, new JpegReader(listener::poster)::feed);
        PcmReader speech = new PcmReader(listener::speech);
        if (plan.speech()) {
            outputs.put(TranscodeArguments.SPEECH, speech::feed);
        }
        return new TranscodeRun(FfmpegRun.start(
                name,
                ffmpeg::command,
                outputs,
                ports -> TranscodeArguments.of(header.container(), plan, ports),
                ended -> {
                    speech.end();
                    listener.finished(new TranscodeOutcome(ended.exitCode(), samples.get(), ended.lastMessages()));
                }));
    }

    /**
     * Hands bytes to FFmpeg; returns when its input has taken them.
     *
     * @throws IOException if the process is gone
     */
    public void write(byte[] bytes) throws IOException {
        process.write(bytes);
    }

    /** Ends the input: FFmpeg writes what it still has and exits. */
    public void endInput() {
        process.endInput();
    }

    /** Kills the process. */
    public void kill() {
        process.kill();
    }

    /** Processor time that it has used so far, where the system tells. */
    public Optional<Duration> processorTime() {
        return process.processorTime();
    }

    /** Process id, for operators and for tests. */
    public long pid() {
        return process.pid();
    }

    private static FragmentReader.Sink sinkOf(String rendition, AtomicLong samples, TranscodeListener listener) {
        return new FragmentReader.Sink() {
            @Override
            public void track(TrackDescription track) {
                listener.track(rendition, track);
            }

            @Override
            public void sample(Sample sample) {
                samples.incrementAndGet();
                listener.sample(rendition, sample);
            }
        };
    }
}
