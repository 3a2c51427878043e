package live.rostrum.transcription.speechdouble;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A message of the protocol: headers as in HTTP, a blank line and a body. In a binary frame the headers have their length before them, in two bytes.
 *
 * @param path what it is: {@code speech.context}, {@code audio} and so on
 * @param requestId of the turn
 * @param body text, or sound
 */
record SpeechMessage(String path, String requestId, byte[] body) {

    private static final String LINE_END = "\r\n";

    static SpeechMessage ofText(String frame) {
        int blank = frame.indexOf(LINE_END + LINE_END);
        if (blank < 0) {
            throw new IllegalArgumentException("a text frame without headers");
        }
        return of(frame.substring(0, blank), frame.substring(blank + 4).getBytes(StandardCharsets.UTF_8));
    }

    static SpeechMessage ofBinary(ByteBuf frame) {
        String headers = frame.readCharSequence(frame.readUnsignedShort(), StandardCharsets.UTF_8)
                .toString();
        return of(headers, ByteBufUtil.getBytes(frame));
    }

    private static SpeechMessage of(String headers, byte[] body) {
        Map<String, String> values = headers.lines()
                .filter(line -> line.contains(":"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(':')).strip().toLowerCase(Locale.ROOT),
                        line -> line.substring(line.indexOf(':') + 1).strip(),
                        (first, _) -> first));
        return new SpeechMessage(
                values.getOrDefault("path", "").toLowerCase(Locale.ROOT), values.getOrDefault("x-requestid", ""), body);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** As the service sends it. */
    static String frame(String path, String requestId, String json) {
        return "X-RequestId:" + requestId + LINE_END + "Content-Type:application/json; charset=utf-8" + LINE_END
                + "Path:" + path + LINE_END + LINE_END + json;
    }
}
