package live.rostrum.stream.room;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.rostrum.stream.catalogue.LiveStream;
import live.rostrum.stream.catalogue.StreamStatus;

/** What rooms send, as the plain maps that netty-socketio writes as JSON. */
final class RoomAnswers {

    private RoomAnswers() {}

    static Map<String, Object> joined(
            Member member, LiveStream stream, String playbackUrl, int viewers, List<Map<String, Object>> captions) {
        Map<String, Object> room = new LinkedHashMap<>();
        room.put("streamId", stream.id());
        room.put("status", stream.lifecycle().status().wireName());
        room.put("title", stream.settings().title());
        room.put("host", host(stream.owner()));
        room.put("viewers", viewers);
        room.put("playbackUrl", playbackUrl);
        if (stream.lifecycle().startedAt() != null) {
            room.put("startedAt", stream.lifecycle().startedAt().toString());
        }
        room.put("captions", captions);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ok", true);
        answer.put("viewerToken", member.viewerToken());
        answer.put("sessionId", member.sessionId());
        answer.put("room", room);
        return answer;
    }

    static Map<String, Object> ok() {
        return Map.of("ok", true);
    }

    static Map<String, Object> refused(String code, String message) {
        return Map.of("ok", false, "error", Map.of("code", code, "message", message));
    }

    static Map<String, Object> status(String streamId, StreamStatus status) {
        return Map.of("streamId", streamId, "status", status.wireName());
    }

    private static Map<String, Object> host(LiveStream.Owner owner) {
        Map<String, Object> host = new LinkedHashMap<>();
        host.put("id", owner.id());
        host.put("name", owner.name());
        if (owner.pictureUrl() != null) {
            host.put("pictureUrl", owner.pictureUrl());
        }
        return host;
    }
}
