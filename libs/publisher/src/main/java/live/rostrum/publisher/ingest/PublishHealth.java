package live.rostrum.publisher.ingest;

import java.util.ArrayList;
import java.util.List;
import org.json.JSONArray;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * What {@code publish:health} reports every two seconds.
 *
 * @param state the server's word for the take's state, such as {@code live}
 * @param lagMs how far the server's output is behind what it was sent
 * @param mode {@code copy} or {@code transcode}
 * @param warnings codes of the protocol, such as {@code storage-full}
 */
public record PublishHealth(
        String state,
        double bitrateKbps,
        double framesPerSecond,
        double lagMs,
        String mode,
        List<String> renditions,
        List<String> warnings) {

    public PublishHealth {
        renditions = List.copyOf(renditions);
        warnings = List.copyOf(warnings);
    }

    static PublishHealth from(JSONObject json) {
        return new PublishHealth(
                json.optString("state", "unknown"),
                json.optDouble("bitrateKbps", 0),
                json.optDouble("framesPerSecond", 0),
                json.optDouble("lagMs", 0),
                json.optString("mode", ""),
                texts(json.optJSONArray("renditions")),
                texts(json.optJSONArray("warnings")));
    }

    private static List<String> texts(@Nullable JSONArray array) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; array != null && i < array.length(); i++) {
            Object item = array.get(i);
            texts.add(item instanceof JSONObject object ? named(object) : item.toString());
        }
        return texts;
    }

    private static String named(JSONObject object) {
        return object.optString("name", object.optString("message", object.toString()));
    }
}
