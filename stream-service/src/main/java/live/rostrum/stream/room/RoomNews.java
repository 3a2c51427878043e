package live.rostrum.stream.room;

import java.util.Map;
import live.rostrum.stream.catalogue.Catalogue;
import live.rostrum.stream.catalogue.StreamHidden;
import live.rostrum.stream.catalogue.StreamStatus;
import live.rostrum.stream.catalogue.StreamStatusChanged;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells the members of a room what is new about its stream. */
@Component
class RoomNews {

    private final Rooms rooms;
    private final Catalogue catalogue;

    RoomNews(Rooms rooms, Catalogue catalogue) {
        this.rooms = rooms;
        this.catalogue = catalogue;
    }

    /**
     * Sends the state as it is when it is sent: of two changes at the same time, the later message is then never the
     * older state.
     */
    @EventListener
    void follow(StreamStatusChanged change) {
        if (rooms.members(change.streamId()).isEmpty()) {
            return;
        }
        StreamStatus now = catalogue
                .find(change.streamId())
                .map(stream -> stream.lifecycle().status())
                .orElse(StreamStatus.ENDED);
        Map<String, Object> status = RoomAnswers.status(change.streamId(), now);
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
