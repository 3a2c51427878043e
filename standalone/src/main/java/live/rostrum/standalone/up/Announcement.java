package live.rostrum.standalone.up;

import java.io.PrintWriter;
import java.time.Duration;

/** Says where everything is. The password goes to the terminal only, and to no log. */
final class Announcement {

    private final Installation installation;
    private final PrintWriter out;

    Announcement(Installation installation, PrintWriter out) {
        this.installation = installation;
        this.out = out;
    }

    void ready(Duration took) {
        String url = "http://localhost:" + installation.port();
        out.printf("%n  Rostrum is ready (%.1f s).%n%n", took.toMillis() / 1000.0);
        out.printf("  Directory  %s/%n", url);
        out.printf("  Studio     %s/studio/%n%n", url);
        installation.firstPassword().ifPresent(first -> {
            out.printf("  Sign in as %s with the password %s%n", first.email(), first.password());
            out.printf("  It is shown this once. Change it in the studio.%n%n");
        });
        out.printf("  Data is in %s. Ctrl-C stops everything.%n%n", installation.data());
        out.flush();
    }
}
