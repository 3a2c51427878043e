package live.rostrum.bench;

import java.util.List;
import java.util.concurrent.Callable;
import live.rostrum.transcription.speechdouble.SpeechDoubleProgram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** The double of the Azure Speech service as a process, for journeys. */
@Command(name = "speech-double", hidden = true, description = "A double of Azure Speech; runs until it is ended.")
final class SpeechDoubleServer implements Callable<Integer> {

    @Unmatched
    private List<String> options = List.of();

    @Override
    public Integer call() throws Exception {
        SpeechDoubleProgram.main(options.toArray(String[]::new));
        return 0;
    }
}
