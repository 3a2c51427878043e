package live.rostrum.transcription.speechdouble;

import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The bodies of the service's messages. Offsets and durations are in units of 100 ns. */
final class ServiceJson {

    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final long TICKS_A_SAMPLE = 10_000_000L / Ear.SAMPLE_RATE_HZ;

    private ServiceJson() {}

    static String hypothesis(Heard.Utterance utterance, String id, boolean byEar) {
        ObjectNode body = times(utterance.startSample(), utterance.endSample());
        body.put("Id", id).put("Text", utterance.text());
        if (byEar) {
            body.set("PrimaryLanguage", language(utterance));
        }
        return body.toString();
    }

    static String phrase(Heard.Utterance utterance, String id, boolean byEar) {
        ObjectNode body = times(utterance.startSample(), utterance.endSample());
        body.put("Id", id)
                .put("RecognitionStatus", "Success")
                .put("DisplayText", utterance.text())
                .put("Channel", 0);
        ObjectNode best = body.putArray("NBest").addObject();
        String lexical = utterance.text().toLowerCase(Locale.ROOT).replaceAll("[.,!?]", "");
        best.put("Confidence", 0.97)
                .put("Lexical", lexical)
                .put("ITN", lexical)
                .put("MaskedITN", lexical)
                .put("Display", utterance.text());
        ArrayNode words = best.putArray("Words");
        for (Heard.Word word : utterance.words()) {
            words.add(times(word.startSample(), word.endSample())
                    .put("Word", word.text().toLowerCase(Locale.ROOT).replaceAll("[.,!?]", "")));
        }
        if (byEar) {
            body.set("PrimaryLanguage", language(utterance));
        }
        return body.toString();
    }

    static String silence(Heard.Silence silence, String id) {
        return times(silence.startSample(), silence.endSample())
                .put("Id", id)
                .put("RecognitionStatus", "InitialSilenceTimeout")
                .toString();
    }

    static String offset(long sample) {
        return "{\"Offset\":" + sample * TICKS_A_SAMPLE + "}";
    }

    private static ObjectNode language(Heard.Utterance utterance) {
        return MAPPER.createObjectNode().put("Language", utterance.language()).put("Confidence", "High");
    }

    private static ObjectNode times(long startSample, long endSample) {
        return MAPPER.createObjectNode()
                .put("Offset", startSample * TICKS_A_SAMPLE)
                .put("Duration", (endSample - startSample) * TICKS_A_SAMPLE);
    }
}
