package live.rostrum.transcription.speechdouble;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs the double until it is ended. Prints its address when it listens.
 *
 * <pre>
 * --port=N           default: any that is free
 * --beeps=FILE       a line for each beep, in order, each {@code Hello there.} or {@code de-DE|Guten Tag.}
 * --pitches=FILE     the same, but the beep's pitch says which: 500 Hz the first, 600 Hz the second
 * --script=FILE      {@code 2.0 3.5 Good evening.}: from and to second of the sound, and text
 * --quiet=MS --gap=MS  quiet after a beep (default 40), and after a phrase (default 40: each beep is one)
 * --key=KEY --languages=TAG,TAG --most=N --refuse=STATUS   whom it lets in
 * </pre>
 */
public final class SpeechDoubleProgram {

    private SpeechDoubleProgram() {}

    public static void main(String[] arguments) throws Exception {
        try (AzureSpeechDouble running = start(options(arguments))) {
            System.out.println(running.host());
            new CountDownLatch(1).await();
        }
    }

    private static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (String argument : arguments) {
            int sign = argument.indexOf('=');
            if (!argument.startsWith("--") || sign < 0) {
                throw new IllegalArgumentException("not --name=value: " + argument);
            }
            options.put(argument.substring(2, sign), argument.substring(sign + 1));
        }
        return options;
    }

    private static AzureSpeechDouble start(Map<String, String> options) throws Exception {
        int port = number(options, "port", 0);
        int quietMs = number(options, "quiet", 40);
        int gapMs = number(options, "gap", quietMs);
        String beeps = options.get("beeps");
        String pitches = options.get("pitches");
        String script = options.get("script");
        AzureSpeechDouble started;
        if (script != null) {
            started = AzureSpeechDouble.ofScript(port, ScriptLine.read(Path.of(script)));
        } else if (pitches != null) {
            started = AzureSpeechDouble.ofBeeps(port, Vocabulary.byPitch(lines(pitches)), quietMs, gapMs);
        } else if (beeps != null) {
            started = AzureSpeechDouble.ofBeeps(port, Vocabulary.inOrder(lines(beeps)), quietMs, gapMs);
        } else {
            throw new IllegalArgumentException("--beeps, --pitches or --script says what is heard");
        }
        started.faults().onlyKey(options.get("key"));
        started.faults().atMost(number(options, "most", Integer.MAX_VALUE));
        started.faults().refuse(number(options, "refuse", 0));
        started.faults()
                .onlyLanguages(Stream.of(options.getOrDefault("languages", "").split(",", -1))
                        .filter(tag -> !tag.isBlank())
                        .collect(Collectors.toUnmodifiableSet()));
        return started;
    }

    private static List<SpokenLine> lines(String file) throws Exception {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> !line.isBlank())
                .map(SpokenLine::parse)
                .toList();
    }

    private static int number(Map<String, String> options, String name, int otherwise) {
        String value = options.get(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }
}
