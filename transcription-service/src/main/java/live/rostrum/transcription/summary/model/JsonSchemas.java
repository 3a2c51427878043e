package live.rostrum.transcription.summary.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** JSON schemas as strict answers want them: every property is required, and there are no others. */
public final class JsonSchemas {

    private static final JsonMapper JSON = JsonMapper.shared();

    private JsonSchemas() {}

    /** An object of these properties. */
    public static Map<String, Object> object(Map<String, Object> properties) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", List.copyOf(properties.keySet()));
        schema.put("additionalProperties", false);
        return schema;
    }

    /** A list of these. */
    public static Map<String, Object> list(Map<String, Object> items, String description) {
        return Map.of("type", "array", "description", description, "items", items);
    }

    /** Text. */
    public static Map<String, Object> text(String description) {
        return Map.of("type", "string", "description", description);
    }

    /** Text, or null. */
    public static Map<String, Object> optionalText(String description) {
        return Map.of("type", List.of("string", "null"), "description", description);
    }

    /** A number. */
    public static Map<String, Object> number(String description) {
        return Map.of("type", "number", "description", description);
    }

    static String text(Map<String, Object> schema) {
        return JSON.writeValueAsString(schema);
    }
}
