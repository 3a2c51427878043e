package live.rostrum.publisher.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import live.rostrum.publisher.ingest.IngestException;
import live.rostrum.publisher.rest.ApiException;
import live.rostrum.publisher.rest.LocalInstall;
import live.rostrum.publisher.rest.RostrumApi;
import live.rostrum.publisher.rest.SignIn;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code publish}: goes live from a file, so that anybody can try the platform without a camera. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Goes live from a file, at the file's own pace. Without FILE a short capture with speech plays in a loop.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the stream was sent and ended",
            "1:the file cannot be read",
            "2:wrong options",
            "3:the server cannot be reached",
            "4:no account was named, or signing in was refused",
            "5:the server refused the stream"
        })
public final class PublishCommand implements Callable<Integer> {

    static final int FILE_UNREADABLE = 1;
    static final int UNREACHABLE = 3;
    static final int SIGN_IN_REFUSED = 4;
    static final int STREAM_REFUSED = 5;

    private final Map<String, String> environment;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "A WebM, MP4 or other media file.")
    private @Nullable Path file;

    @Option(
            names = "--chunks",
            paramLabel = "JSON",
            description = "FILE is a browser's capture, and this lists its blobs: [{offset, length, t_ms}].")
    private @Nullable Path chunks;

    @Option(names = "--title", paramLabel = "TEXT", description = "The new stream's title.")
    private @Nullable String title;

    @Option(names = "--stream", paramLabel = "ID", description = "Publish to this stream rather than to a new one.")
    private @Nullable String streamId;

    @Option(names = "--loop", description = "Begin again at the end, until Ctrl-C.")
    private boolean loop;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The server (default: the one that runs here, else http://localhost:8080).")
    private @Nullable URI url;

    @Option(
            names = "--email",
            paramLabel = "ADDRESS",
            description = "Sign in with this account (default: ROSTRUM_ADMIN_EMAIL).")
    private @Nullable String email;

    @Option(
            names = "--password",
            paramLabel = "TEXT",
            arity = "0..1",
            interactive = true,
            description = "Asked for when its value is left out (default: ROSTRUM_ADMIN_PASSWORD).")
    private @Nullable String password;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "./data",
            description =
                    "The data of a server on this machine; with it no account needs to be named (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    public PublishCommand() {
        this(System.getenv());
    }

    PublishCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (chunks != null && file == null) {
            throw new CommandLine.ParameterException(
                    commandLine(), "--chunks needs the FILE that it lists the blobs of.");
        }
        Optional<LocalInstall> local = LocalInstall.in(data);
        URI server = url != null
                ? url
                : local.map(LocalInstall::gateway).orElseGet(() -> URI.create("http://localhost:8080"));
        if (server.getHost() == null) {
            throw new CommandLine.ParameterException(commandLine(), "--url must look like http://localhost:8080.");
        }
        Optional<SignIn> signIn = signIn(server, local);
        if (signIn.isEmpty()) {
            return failed(SIGN_IN_REFUSED, accountMissing(server));
        }
        try (RostrumApi api = new RostrumApi(server, signIn.get())) {
            TakeSources sources = TakeSources.of(file, chunks);
            new PublishRun(api, server, sources, loop || file == null, StatusLine.on(out()))
                    .run(Optional.ofNullable(streamId), title());
            return CommandLine.ExitCode.OK;
        } catch (ApiException e) {
            return failed(code(e), e.getMessage());
        } catch (IngestException e) {
            boolean away = e.mayPass();
            return failed(away ? UNREACHABLE : STREAM_REFUSED, e.getMessage() + " (" + e.code() + ")");
        } catch (IOException e) {
            return failed(FILE_UNREADABLE, words(e));
        } catch (UncheckedIOException e) {
            return failed(FILE_UNREADABLE, words(e.getCause()));
        }
    }

    private Optional<SignIn> signIn(URI server, Optional<LocalInstall> local) {
        String account = email != null ? email : environment.get("ROSTRUM_ADMIN_EMAIL");
        String secret = password != null ? password : environment.get("ROSTRUM_ADMIN_PASSWORD");
        if (account != null && secret != null) {
            return Optional.of(SignIn.password(account, secret));
        }
        return local.filter(install -> email == null && install.isServedAt(server))
                .map(LocalInstall::signIn);
    }

    private static String accountMissing(URI server) {
        return "No account to sign in with at " + server
                + ". Is the server running on this machine? Then point --data to its"
                + " data folder. Otherwise name an account with --email and --password, or with ROSTRUM_ADMIN_EMAIL and"
                + " ROSTRUM_ADMIN_PASSWORD.";
    }

    private String title() {
        if (title != null) {
            return title;
        }
        Path name = file == null ? null : file.getFileName();
        return name == null ? "Talk about rivers (sample)" : name.toString();
    }

    private static int code(ApiException e) {
        return switch (e.status()) {
            case ApiException.NO_ANSWER, 502, 503, 504 -> UNREACHABLE;
            case 401, 403, 429 -> SIGN_IN_REFUSED;
            default -> STREAM_REFUSED;
        };
    }

    private static String words(@Nullable Throwable e) {
        return e instanceof NoSuchFileException missing
                ? "There is no file " + missing.getFile() + "."
                : e == null ? "It cannot be read." : String.valueOf(e.getMessage());
    }

    private int failed(int code, @Nullable String message) {
        PrintWriter err = commandLine().getErr();
        err.println(message);
        err.flush();
        return code;
    }

    private PrintWriter out() {
        return commandLine().getOut();
    }

    private CommandLine commandLine() {
        CommandSpec known = spec;
        return known == null ? new CommandLine(this) : known.commandLine();
    }
}
