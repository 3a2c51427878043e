package live.rostrum.standalone;

import live.rostrum.publisher.cli.PublishCommand;
import live.rostrum.standalone.up.UpCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Rostrum on one machine. */
@Command(
        name = "rostrum",
        mixinStandardHelpOptions = true,
        description = "Live streaming on one machine.",
        subcommands = {UpCommand.class, PublishCommand.class})
public final class Rostrum {

    private Rostrum() {}

    /** Runs one command and ends with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Rostrum()).execute(arguments));
    }
}
