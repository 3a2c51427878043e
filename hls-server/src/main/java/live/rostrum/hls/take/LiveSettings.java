package live.rostrum.hls.take;

import java.nio.file.Path;
import java.time.Duration;
import live.rostrum.hls.packager.PackagerSettings;

/**
 * What bounds live streams.
 *
 * @param directory that holds a folder for each stream
 * @param packager how streams are cut
 * @param grace how long a stream waits for its broadcaster before it ends
 * @param flush how long FFmpeg may take to write what it still has, before it is killed
 * @param encodingCores cores that all encoders together may keep busy; a take beyond that gets fewer renditions or is refused as {@code overloaded}
 * @param maxStreams streams at one time; a further one is refused as {@code overloaded}
 */
public record LiveSettings(
        Path directory,
        PackagerSettings packager,
        Duration grace,
        Duration flush,
        double encodingCores,
        int maxStreams) {}
