package live.rostrum.problems.webmvc;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a request may cost.
 *
 * @param largestBody a longer body is refused with {@code too-large}, read no further than this
 */
@ConfigurationProperties("rostrum.http")
public record HttpLimits(@DefaultValue("256KB") DataSize largestBody) {}
