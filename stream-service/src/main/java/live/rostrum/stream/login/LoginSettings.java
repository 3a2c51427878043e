package live.rostrum.stream.login;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long sign-ins last, and how many wrong passwords are put up with.
 *
 * @param accessTokenLifetime how long an access token is good for
 * @param refreshTokenLifetime how long somebody stays signed in without coming back
 * @param raceTolerance how long a refresh token still works after it was replaced, for two tabs at the same time and
 *     for answers that got lost
 * @param sessionsPerUser sign-ins of one account at a time; one more ends the oldest
 * @param failuresPerAccount wrong passwords for one account within the window, from anywhere
 * @param failuresPerAddress wrong passwords from one address (IPv6: one /64) within the window, for any account
 * @param window after the first failure the count starts anew when this is over
 * @param localAdministrator whether the internal secret opens the door of the first administrator; only for an
 *     installation on one machine, where whoever can read that secret can read everything anyway
 */
@ConfigurationProperties("rostrum.login")
public record LoginSettings(
        @DefaultValue("10m") Duration accessTokenLifetime,
        @DefaultValue("30d") Duration refreshTokenLifetime,
        @DefaultValue("30s") Duration raceTolerance,
        @DefaultValue("20") int sessionsPerUser,
        @DefaultValue("10") int failuresPerAccount,
        @DefaultValue("50") int failuresPerAddress,
        @DefaultValue("10m") Duration window,
        @DefaultValue("false") boolean localAdministrator) {}
