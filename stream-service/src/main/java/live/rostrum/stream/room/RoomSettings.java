package live.rostrum.stream.room;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where rooms listen, and their bounds.
 *
 * @param host address to bind
 * @param port TCP port to bind
 * @param mostConnections sockets at a time; further ones are refused at the handshake
 * @param mostJoins joins that wait for the database at a time; further ones are answered {@code overloaded}
 */
@ConfigurationProperties("rostrum.socket")
public record RoomSettings(
        @DefaultValue("127.0.0.1") String host,
        @DefaultValue("9081") int port,
        @DefaultValue("20000") int mostConnections,
        @DefaultValue("500") int mostJoins) {}
