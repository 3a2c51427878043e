package live.rostrum.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds {@code docs/configuration.md} against what the services really read. {@code -Drostrum.rewrite=true} writes its tables
 * anew.
 */
class ConfigurationReferenceTests {

    private static final Path REFERENCE = Path.of("..", "docs", "configuration.md");

    /** A module's jar or classes folder, in a URL. */
    private static final Pattern MODULE = Pattern.compile(".*/([a-z-]+)/target/[^/]+/META-INF/.*");

    private static final Pattern JAR = Pattern.compile(".*/([a-z-]+)-0[^/]*\\.jar!/META-INF/.*");

    @Test
    void namesEverySettingWithItsDefaultAndMeaning() throws IOException {
        String written = Files.readString(REFERENCE);
        String expected = written;
        for (Map.Entry<String, String> table : tables().entrySet()) {
            expected = replaceTable(expected, table.getKey(), table.getValue());
        }

        if (Boolean.getBoolean("rostrum.rewrite")) {
            Files.writeString(REFERENCE, expected);
            return;
        }
        assertThat(written)
                .as("docs/configuration.md; run this test with -Drostrum.rewrite=true to mend it")
                .isEqualTo(expected);
    }

    private static String replaceTable(String text, String module, String table) {
        Pattern section = Pattern.compile("(<!-- settings of " + module + " -->\n).*?(<!-- end -->)", Pattern.DOTALL);
        Matcher matcher = section.matcher(text);
        assertThat(matcher.find())
                .as("docs/configuration.md has a section for " + module)
                .isTrue();
        return matcher.replaceFirst("$1" + Matcher.quoteReplacement(table) + "$2");
    }

    private static Map<String, String> tables() throws IOException {
        Map<String, String> tables = new TreeMap<>();
        for (URL metadata : Collections.list(ConfigurationReferenceTests.class
                .getClassLoader()
                .getResources("META-INF/spring-configuration-metadata.json"))) {
            Map<String, String> rows = rowsOf(metadata);
            if (!rows.isEmpty()) {
                tables.put(moduleOf(metadata), tableOf(rows));
            }
        }
        assertThat(tables).containsKeys("api-gateway", "embedded-database", "hls-server", "stream-service");
        return tables;
    }

    private static String moduleOf(URL metadata) {
        for (Pattern pattern : new Pattern[] {MODULE, JAR}) {
            Matcher matcher = pattern.matcher(metadata.toString());
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        throw new IllegalStateException("Whose is " + metadata + "?");
    }

    private static Map<String, String> rowsOf(URL metadata) throws IOException {
        Map<String, String> rows = new TreeMap<>();
        try (InputStream in = metadata.openStream()) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (JsonNode property : JsonMapper.shared().readTree(json).path("properties")) {
                String name = property.path("name").asString();
                if (name.startsWith("rostrum.")) {
                    rows.put(name, rowOf(name, property));
                }
            }
        }
        return new LinkedHashMap<>(rows);
    }

    private static String rowOf(String name, JsonNode property) {
        JsonNode value = property.path("defaultValue");
        String shown = value.isMissingNode() ? "" : "`" + plain(value) + "`";
        String meaning = property.path("description")
                .asString("")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replace("|", "\\|");
        assertThat(meaning).as("a description of " + name).isNotBlank();
        return "| `%s` | %s | %s |\n".formatted(name, shown, sentence(meaning));
    }

    private static String plain(JsonNode value) {
        if (!value.isArray()) {
            return value.asString().replaceAll("^\\[|]$", "");
        }
        StringBuilder text = new StringBuilder();
        value.forEach(item -> text.append(text.isEmpty() ? "" : ",").append(item.asString()));
        return text.toString();
    }

    private static String sentence(String text) {
        String first = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return first.endsWith(".") ? first : first + ".";
    }

    private static String tableOf(Map<String, String> rows) {
        return "| Setting | Default | Meaning |\n| --- | --- | --- |\n" + String.join("", rows.values());
    }
}
