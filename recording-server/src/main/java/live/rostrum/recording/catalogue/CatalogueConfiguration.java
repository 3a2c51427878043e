package live.rostrum.recording.catalogue;

import java.nio.file.Path;
import java.time.Clock;
import live.rostrum.ffmpeg.FfmpegBinary;
import live.rostrum.recording.assembly.Assembler;
import live.rostrum.recording.assembly.AssemblySettings;
import live.rostrum.recording.assembly.Clips;
import live.rostrum.recording.ingest.Recorder;
import live.rostrum.recording.settings.DataProperties;
import live.rostrum.recording.settings.FfmpegProperties;
import live.rostrum.recording.settings.RecordingProperties;
import live.rostrum.recording.settings.RetentionProperties;
import live.rostrum.recording.settings.StoreProperties;
import live.rostrum.recording.spool.Spool;
import live.rostrum.recording.store.OrphanSweep;
import live.rostrum.recording.store.RecordingStore;
import live.rostrum.recording.store.Retention;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From the spool to the library. */
@Configuration(proxyBeanMethods = false)
class CatalogueConfiguration {

    @Bean
    FfmpegBinary ffmpeg(FfmpegProperties settings) {
        Path directory = settings.directory();
        return directory == null ? FfmpegBinary.ffmpeg() : FfmpegBinary.ffmpegIn(directory);
    }

    @Bean
    Assembler assembler(FfmpegBinary ffmpeg, RecordingProperties settings) {
        return new Assembler(
                ffmpeg,
                new AssemblySettings(settings.jobs(), settings.waitingEncoders(), AssemblySettings.STALLED_AFTER));
    }

    @Bean(destroyMethod = "") // closed by the workshop
    RecordingMaker recordingMaker(
            Assembler assembler,
            RecordingStore store,
            Recordings recordings,
            MakingProgress progress,
            Clock clock,
            DataProperties data) {
        return new RecordingMaker(assembler, store, recordings, progress, clock, data.spool(), data.work());
    }

    @Bean
    ClipMaker clipMaker(
            FfmpegBinary ffmpeg,
            RecordingStore store,
            Recordings recordings,
            MakingProgress progress,
            DataProperties data) {
        return new ClipMaker(new Clips(ffmpeg), store, recordings, progress, data.work());
    }

    @Bean
    Retention retention(RetentionProperties settings) {
        return new Retention(
                settings.maxAge(),
                settings.maxSize() == null ? null : settings.maxSize().toBytes());
    }

    @Bean
    OrphanSweep orphanSweep(RecordingStore store, StoreProperties settings, DataProperties data, Clock clock) {
        return new OrphanSweep(store, data.work(), settings.sweep(), clock);
    }

    @Bean(destroyMethod = "close")
    Workshop workshop(
            Spool spool,
            Projection projection,
            Recordings recordings,
            RecordingMaker maker,
            ClipMaker clips,
            Recorder recorder,
            RecordingProperties settings,
            Clock clock) {
        return new Workshop(
                spool,
                projection,
                recordings,
                maker,
                clips,
                recorder::isConnected,
                new WorkshopSettings(settings.acceptLate(), settings.quiet()),
                clock);
    }
}
