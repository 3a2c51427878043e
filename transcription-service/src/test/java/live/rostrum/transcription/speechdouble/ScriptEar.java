package live.rostrum.transcription.speechdouble;

import java.util.ArrayList;
import java.util.List;

/** Does not listen: says each line of a script when as much sound has come. */
final class ScriptEar implements Ear {

    private final List<ScriptLine> script;
    private long position;
    private int next;
    private int told;

    ScriptEar(List<ScriptLine> script) {
        this.script = List.copyOf(script);
    }

    @Override
    public List<Heard> hear(byte[] pcm) {
        position += pcm.length / 2;
        List<Heard> heard = new ArrayList<>();
        while (next < script.size()) {
            ScriptLine line = script.get(next);
            List<Heard.Word> words = line.words();
            int said = (int)
                    words.stream().filter(word -> word.endSample() <= position).count();
            if (said > told) {
                told = said;
                heard.add(new Heard.Hypothesis(new Heard.Utterance(line.line().language(), words.subList(0, said))));
            }
            if (said < words.size()) {
                break;
            }
            heard.add(new Heard.Phrase(new Heard.Utterance(line.line().language(), words)));
            next++;
            told = 0;
        }
        return heard;
    }

    @Override
    public List<Heard> end() {
        return List.of();
    }
}
