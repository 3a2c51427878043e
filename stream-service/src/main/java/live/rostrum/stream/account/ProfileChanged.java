package live.rostrum.stream.account;

import org.jspecify.annotations.Nullable;

/**
 * Somebody's name or picture is another one now.
 *
 * @param userId whose
 * @param name the name now
 * @param pictureUrl the picture now
 */
public record ProfileChanged(
        String userId, String name, @Nullable String pictureUrl) {}
