package live.rostrum.recording.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How recordings are kept and made.
 *
 * @param reserve room on the disk that is kept for recordings that run: with less, no new one begins
 * @param acceptLate how long after a stream's end a browser may send what is missing
 * @param quiet a browser that is gone may come back in a moment: the recording of an ended stream is made without the rest when nothing has come for so long
 * @param lookInterval time between two looks at what there is to do
 * @param jobs recordings that are made at one time
 * @param waitingEncoders recordings in progress that are made ahead, each with an FFmpeg that waits for more; the others are made after their end
 */
@Validated
@ConfigurationProperties("rostrum.recording")
public record RecordingProperties(
        @DefaultValue("2GB") DataSize reserve,
        @DefaultValue("7d") @DurationMin(minutes = 1) Duration acceptLate,
        @DefaultValue("10s") @DurationMin(millis = 100) Duration quiet,
        @DefaultValue("2s") @DurationMin(millis = 100) Duration lookInterval,
        @DefaultValue("2") @Min(1) @Max(64) int jobs,
        @DefaultValue("8") @Min(0) @Max(256) int waitingEncoders) {}
