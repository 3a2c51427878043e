package live.rostrum.stream.room;

import java.util.Map;
import live.rostrum.stream.catalogue.StreamHidden;
import live.rostrum.stream.catalogue.StreamStatusChanged;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells the members of a room what is new about its stream. */
@Component
class RoomNews {

    private final Rooms rooms;

    RoomNews(Rooms rooms) {
        this.rooms = rooms;
    }

    @EventListener
    void follow(StreamStatusChanged change) {
        Map<String, Object> status = RoomAnswers.status(change.streamId(), change.status());
        for (Member member : rooms.members(change.streamId())) {
            member.line().sendOrClose("stream:status", status);
        }
    }

    /** Whoever may no longer see the stream is disconnected; coming back, they find nothing. */
    @EventListener
    void follow(StreamHidden hidden) {
        for (Member member : rooms.members(hidden.streamId())) {
            if (!member.manages()) {
                member.line().close();
            }
        }
    }

    /** The count of each room in which it has changed, and so at most once a second. */
    @Scheduled(fixedRate = 1000)
    void tellCounts() {
        rooms.changedCounts().forEach((streamId, count) -> {
            Map<String, Object> viewers = Map.of("count", count);
            for (Member member : rooms.members(streamId)) {
                member.line().sendIfReading("room:viewers", viewers);
            }
        });
    }
}
