package live.rostrum.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import live.rostrum.sockets.Attachment;
import org.jspecify.annotations.Nullable;

/** Reads the payloads of events, which come from strangers: each field has a type and a bound, anything else is {@code bad-request}. */
final class EventReader {

    private static final byte CHUNK_MARK = 0x52;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int MAX_TEXT = 200;
    private static final int MAX_TIMESLICE_MS = 60_000;

    private static final int MAX_ID = 64;
    private static final int MAX_TIME_DIGITS = 10;

    /** A month. */
    private static final long MAX_TAKE_MS = 31L * 24 * 60 * 60 * 1_000;

    private static final long MAX_CAPTION_MS = 60_000;

    /** More chunks than a take can have in a century, and far from where numbers end. */
    private static final long MAX_SEQ = 1L << 40;

    private EventReader() {}

    static PublishStart start(JsonNode payload) {
        return new PublishStart(
                id(payload, "streamId"),
                id(payload, "takeId"),
                text(payload, "mimeType"),
                (int) number(payload, "timesliceMs", MAX_TIMESLICE_MS),
                (int) optionalNumber(payload, "keyFrameIntervalMs", MAX_TIMESLICE_MS),
                optionalTime(payload, "startedAt"),
                optionalNumber(payload, "oldestSeq", MAX_SEQ),
                optionalFlag(payload, "takeover"));
    }

    static PublishChunk chunk(JsonNode payload, Attachment binary) {
        if (binary.length() == 0 || binary.at(0) != CHUNK_MARK) {
            throw bad("A chunk begins with the byte 0x52.");
        }
        if (binary.length() == 1) {
            throw bad("The chunk is empty.");
        }
        if (binary.length() - 1 > PublishChunk.MAX_BYTES) {
            throw new IngestException(
                    IngestError.TOO_LARGE,
                    "The chunk has " + (binary.length() - 1) + " bytes; " + PublishChunk.MAX_BYTES + " are allowed.");
        }
        return new PublishChunk(id(payload, "takeId"), number(payload, "seq", MAX_SEQ), binary.copyFrom(1));
    }

    static PublishStop stop(JsonNode payload) {
        return new PublishStop(id(payload, "takeId"), number(payload, "chunks", MAX_SEQ));
    }

    static PublishCaption caption(JsonNode payload) {
        String takeId = id(payload, "takeId");
        long startMs = milliseconds(payload, "startMs");
        long endMs = milliseconds(payload, "endMs");
        if (endMs <= startMs || endMs - startMs > MAX_CAPTION_MS) {
            throw bad("endMs must be later than startMs, by a minute at most.");
        }
        String text = payload.path("text").isTextual()
                ? payload.path("text").textValue().strip()
                : "";
        if (text.isEmpty() || text.length() > PublishCaption.MAX_TEXT) {
            throw bad("text must have 1 to " + PublishCaption.MAX_TEXT + " characters.");
        }
        boolean unnamed =
                payload.path("id").isMissingNode() || payload.path("id").isNull();
        String id = unnamed ? end(takeId) + "-" + startMs : id(payload, "id");
        return new PublishCaption(takeId, startMs, endMs, text, optionalFlag(payload, "final"), id);
    }

    private static String id(JsonNode payload, String field) {
        String value = payload.path(field).asText("");
        if (!payload.path(field).isTextual() || !ID.matcher(value).matches()) {
            throw bad(field + " must be 1 to 64 letters, digits, hyphens or underscores.");
        }
        return value;
    }

    private static String text(JsonNode payload, String field) {
        JsonNode value = payload.path(field);
        if (!value.isTextual() || value.textValue().length() > MAX_TEXT) {
            throw bad(field + " must be text of at most " + MAX_TEXT + " characters.");
        }
        return value.textValue();
    }

    private static @Nullable Instant optionalTime(JsonNode payload, String field) {
        if (payload.path(field).isMissingNode() || payload.path(field).isNull()) {
            return null;
        }
        try {
            return Instant.parse(text(payload, field));
        } catch (DateTimeParseException e) {
            throw bad(field + " must be a time such as 2026-01-31T12:00:00.250Z.");
        }
    }

    private static long optionalNumber(JsonNode payload, String field, long max) {
        return payload.path(field).isMissingNode() || payload.path(field).isNull() ? 0 : number(payload, field, max);
    }

    private static boolean optionalFlag(JsonNode payload, String field) {
        JsonNode value = payload.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            throw bad(field + " must be true or false.");
        }
        return value.asBoolean(false);
    }

    private static long number(JsonNode payload, String field, long max) {
        JsonNode value = payload.path(field);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < 0
                || value.longValue() > max) {
            throw bad(field + " must be a whole number from 0 to " + max + ".");
        }
        return value.longValue();
    }

    /** So that with a time behind it it is no longer than any other id. */
    private static String end(String takeId) {
        return takeId.substring(Math.max(0, takeId.length() - (MAX_ID - MAX_TIME_DIGITS - 1)));
    }

    /** A browser's clock has fractions. */
    private static long milliseconds(JsonNode payload, String field) {
        JsonNode value = payload.path(field);
        if (!value.isNumber() || !(value.doubleValue() >= 0 && value.doubleValue() <= MAX_TAKE_MS)) {
            throw bad(field + " must be a number of milliseconds from 0 to " + MAX_TAKE_MS + ".");
        }
        return Math.round(value.doubleValue());
    }

    private static IngestException bad(String message) {
        return new IngestException(IngestError.BAD_REQUEST, message);
    }
}
