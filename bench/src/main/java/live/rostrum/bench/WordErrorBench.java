package live.rostrum.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import live.rostrum.transcription.settings.SphinxProperties;
import live.rostrum.transcription.settings.VoskProperties;
import live.rostrum.transcription.speech.SpeechProvider;
import live.rostrum.transcription.speech.sphinx.SphinxSpeech;
import live.rostrum.transcription.speech.vosk.VoskSpeech;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How many words the providers get wrong that listen on this machine, and what that costs. */
@Command(name = "wer", description = "Word error rates on real speech, and processor time, of the offline providers.")
final class WordErrorBench implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--data",
            defaultValue = "bench/target/speech",
            description = "Where Debian's pocketsphinx-testdata is unpacked to (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("bench/target/speech");

    @Option(names = "--vosk", description = "Folder of an English model for Vosk; without it only Sphinx listens.")
    private @Nullable Path voskModel;

    @Option(names = "--texts", description = "Print what was heard, too.")
    private boolean texts;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Output.of(spec);
        List<SpeechSamples.Utterance> utterances = SpeechSamples.read(SpeechSamples.fetch(folder.toAbsolutePath()));
        listen(new SphinxSpeech(new SphinxProperties(true, 1)), utterances, out);
        if (voskModel != null) {
            listen(new VoskSpeech(new VoskProperties(Map.of("en-US", voskModel.toString()))), utterances, out);
        }
        return 0;
    }

    private void listen(SpeechProvider provider, List<SpeechSamples.Utterance> utterances, PrintWriter out)
            throws InterruptedException {
        ListeningRun run = ListeningRun.of(provider, utterances);
        Map<String, WordErrors> bySet = new TreeMap<>();
        for (int index = 0; index < utterances.size(); index++) {
            SpeechSamples.Utterance said = utterances.get(index);
            WordErrors errors = WordErrors.of(said.text(), run.heard(index));
            bySet.merge(said.set(), errors, WordErrors::plus);
            if (texts) {
                out.printf("  said:  %s%n  heard: %s%n", said.text(), run.heard(index));
            }
        }
        bySet.forEach((set, errors) -> print(provider.name(), set, errors, out));
        print(provider.name(), "all", bySet.values().stream().reduce(WordErrors.NONE, WordErrors::plus), out);
        out.printf(
                "%s: %.2f processor seconds a second of sound, over %.0f s%n",
                provider.name(), run.load(), run.audioSeconds());
        run.troubles().forEach(trouble -> out.printf("%s: %s%n", provider.name(), trouble));
    }

    private static void print(String provider, String set, WordErrors errors, PrintWriter out) {
        out.printf(
                "%s, %s: %.1f %% wrong (%d of %d words)%n",
                provider, set, errors.percent(), errors.errors(), errors.words());
    }
}
