package live.rostrum.stream.room;

import java.util.List;
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
    private final RecentCaptions captions;

    RoomNews(Rooms rooms, Catalogue catalogue, RecentCaptions captions) {
        this.rooms = rooms;
        this.catalogue = catalogue;
        this.captions = captions;
    }

    /**
     * Sends the state as it is when it is sent: of two changes at the same time, the later message is then never the
     * older state.
     */
    @EventListener
    void follow(StreamStatusChanged change) {
        if (change.status() == StreamStatus.ENDED) {
            captions.forget(change.streamId());
        }
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

    /**
     * Sends captions to everybody in the room. A partial text is repeated by the next one; who cannot be sent a final one
     * is disconnected, and finds it among the last five when coming back.
     */
    void tellCaptions(String streamId, List<Caption> items) {
        List<Member> members = rooms.members(streamId);
        if (members.isEmpty()) {
            return;
        }
        for (Caption caption : items) {
            Map<String, Object> payload = caption.payload();
            for (Member member : members) {
                if (caption.isFinal()) {
                    member.line().sendOrClose("caption", payload);
                } else {
                    member.line().sendIfReading("caption", payload);
                }
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
