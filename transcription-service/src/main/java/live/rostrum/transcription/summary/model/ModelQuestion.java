package live.rostrum.transcription.summary.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a model is asked.
 *
 * @param instructions what it is to do; the only place from which it takes orders
 * @param turns data that it works on, and its earlier answers; the first is data
 * @param schema JSON schema of the answer
 */
public record ModelQuestion(String instructions, List<Turn> turns, Map<String, Object> schema) {

    public ModelQuestion {
        turns = List.copyOf(turns);
        schema = Map.copyOf(schema);
    }

    /**
     * A message.
     *
     * @param byModel whether the model said it
     * @param text what is in it
     */
    public record Turn(boolean byModel, String text) {}

    /** The same, after an answer that was no good. */
    public ModelQuestion again(String answer, String complaint) {
        List<Turn> more = new ArrayList<>(turns);
        more.add(new Turn(true, answer));
        more.add(new Turn(false, complaint));
        return new ModelQuestion(instructions, more, schema);
    }
}
