package live.rostrum.stream.room;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the rooms' port is open. */
@Component("roomSockets")
class RoomSocketsHealth implements HealthIndicator {

    private final RoomServer server;

    RoomSocketsHealth(RoomServer server) {
        this.server = server;
    }

    @Override
    public Health health() {
        return server.isRunning() ? Health.up().build() : Health.outOfService().build();
    }
}
