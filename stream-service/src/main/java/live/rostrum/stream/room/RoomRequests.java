package live.rostrum.stream.room;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what clients send, and believes none of it: every field has a type and a bound. */
final class RoomRequests {

    private static final int LONGEST_ID = 64;
    private static final int LONGEST_TOKEN = 4096;
    private static final double LARGEST_NUMBER = 1e12;
    private static final int MOST_ERRORS = 20;
    private static final int LONGEST_ERROR = 200;
    private static final Set<String> REPORT_NUMBERS =
            Set.of("seq", "position", "startupMs", "stalls", "stallMs", "latencyMs", "bitrateKbps", "droppedFrames");
    private static final Set<String> JOIN_FIELDS =
            Set.of("streamId", "viewerToken", "playbackToken", "accessToken", "role");

    private RoomRequests() {}

    static Join join(@Nullable Object payload) throws BadRequestException {
        Map<?, ?> fields = object(payload);
        for (Object name : fields.keySet()) {
            if (!JOIN_FIELDS.contains(String.valueOf(name))) {
                throw new BadRequestException("An unknown field.");
            }
        }
        String streamId = text(fields, "streamId", LONGEST_ID);
        if (streamId == null || streamId.isEmpty()) {
            throw new BadRequestException("streamId is required.");
        }
        String role = text(fields, "role", LONGEST_ID);
        if (role != null && !role.equals("host") && !role.equals("viewer")) {
            throw new BadRequestException("role must be host or viewer.");
        }
        return new Join(
                streamId,
                text(fields, "viewerToken", LONGEST_TOKEN),
                text(fields, "accessToken", LONGEST_TOKEN),
                text(fields, "playbackToken", LONGEST_TOKEN),
                "host".equals(role) ? Member.Role.HOST : Member.Role.VIEWER);
    }

    /** Checks a viewer's report; answers its session id. */
    static String report(@Nullable Object payload) throws BadRequestException {
        Map<?, ?> fields = object(payload);
        for (var field : fields.entrySet()) {
            String name = String.valueOf(field.getKey());
            Object value = field.getValue();
            if (REPORT_NUMBERS.contains(name)) {
                number(name, value);
            } else if (name.equals("errors")) {
                errors(value);
            } else if (!name.equals("sessionId") && !name.equals("rendition")) {
                throw new BadRequestException("An unknown field.");
            }
        }
        text(fields, "rendition", LONGEST_ID);
        String sessionId = text(fields, "sessionId", LONGEST_ID);
        if (sessionId == null) {
            throw new BadRequestException("sessionId is required.");
        }
        return sessionId;
    }

    private static void errors(@Nullable Object value) throws BadRequestException {
        if (value instanceof List<?> texts && texts.size() <= MOST_ERRORS) {
            for (Object text : texts) {
                if (!(text instanceof String error) || error.length() > LONGEST_ERROR) {
                    throw new BadRequestException("errors must be short texts.");
                }
            }
            return;
        }
        number("errors", value);
    }

    private static void number(String name, @Nullable Object value) throws BadRequestException {
        if (value == null) {
            return;
        }
        if (!(value instanceof Number number)
                || !Double.isFinite(number.doubleValue())
                || Math.abs(number.doubleValue()) > LARGEST_NUMBER) {
            throw new BadRequestException(name + " must be a number.");
        }
    }

    private static Map<?, ?> object(@Nullable Object payload) throws BadRequestException {
        if (payload instanceof Map<?, ?> fields) {
            return fields;
        }
        throw new BadRequestException("An object is required.");
    }

    private static @Nullable String text(Map<?, ?> fields, String name, int longest) throws BadRequestException {
        Object value = fields.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof String text && text.length() <= longest) {
            return text;
        }
        throw new BadRequestException(name + " must be a string of at most " + longest + " characters.");
    }

    /**
     * Somebody wants to enter a room.
     *
     * @param streamId which
     * @param viewerToken the identity from an earlier visit
     * @param accessToken of somebody who is signed in
     * @param role as what
     */
    record Join(
            String streamId,
            @Nullable String viewerToken,
            @Nullable String accessToken,
            @Nullable String playbackToken,
            Member.Role role) {}

    /** An event that nobody could make sense of. */
    static final class BadRequestException extends Exception {

        private static final long serialVersionUID = 1L;

        BadRequestException(String message) {
            super(message);
        }
    }
}
