package live.rostrum.stream.catalogue;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Size of the picture of now that hls-server has of a stream.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record PosterSize(
        @Min(1) @Max(10_000) int width, @Min(1) @Max(10_000) int height) {}
