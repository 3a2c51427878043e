package live.rostrum.hls.packager;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import live.rostrum.fmp4.MediaKind;
import org.jspecify.annotations.Nullable;

/** A window as its journal remembers it: the base from which a stream goes on after a restart, or is still served after its end. */
public final class StoredWindow {

    private final Map<String, RenditionWindow> renditions = new LinkedHashMap<>();
    private final WindowFiles files;
    private final int maxSegments;
    private @Nullable Instant epoch;
    private @Nullable Instant endedAt;
    private int lastRun = -1;

    private StoredWindow(WindowFiles files, int maxSegments) {
        this.files = files;
        this.maxSegments = maxSegments;
    }

    /**
     * Reads a stream's window back, to go on with it. Nobody else may be writing it.
     *
     * @param directory of the stream
     * @return empty if there is no window, or its journal has no beginning
     */
    public static Optional<StoredWindow> read(Path directory, PackagerSettings settings) throws IOException {
        if (!Files.isRegularFile(directory.resolve(WindowJournal.FILE_NAME))) {
            return Optional.empty();
        }
        WindowFiles files = WindowFiles.open(directory);
        Optional<StoredWindow> stored = parse(directory, files, settings);
        if (stored.isEmpty()) {
            files.journal().closeQuietly();
        }
        return stored;
    }

    /**
     * Looks at a stream's window without touching it; its packager may be writing.
     *
     * @param directory of the stream
     * @return empty if there is no window, or its journal has no beginning
     */
    public static Optional<StoredWindow> view(Path directory, PackagerSettings settings) throws IOException {
        return Files.isRegularFile(directory.resolve(WindowJournal.FILE_NAME))
                ? parse(directory, WindowFiles.readOnly(directory), settings)
                : Optional.empty();
    }

    private static Optional<StoredWindow> parse(Path directory, WindowFiles files, PackagerSettings settings)
            throws IOException {
        StoredWindow stored = new StoredWindow(files, settings.windowSegments());
        String journal = Files.readString(directory.resolve(WindowJournal.FILE_NAME));
        journal.substring(0, journal.lastIndexOf('\n') + 1).lines().forEach(line -> stored.apply(line.split("\t", -1)));
        return stored.epoch == null ? Optional.empty() : Optional.of(stored);
    }

    /** When the stream ended, if it has. */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /** What there is to serve. */
    public StreamSnapshot snapshot() {
        return new StreamSnapshot(
                epoch(),
                renditions.values().stream().map(RenditionWindow::snapshot).toList(),
                endedAt != null);
    }

    /** Lets go of the files of a window that was read and is not gone on with. */
    public void close() {
        files.journal().closeQuietly();
    }

    Instant epoch() {
        if (epoch == null) {
            throw new IllegalStateException("The window has no epoch");
        }
        return epoch;
    }

    Map<String, RenditionWindow> renditions() {
        return renditions;
    }

    WindowFiles files() {
        return files;
    }

    int lastRun() {
        return lastRun;
    }

    private void apply(String[] field) {
        switch (field[0]) {
            case "epoch" -> epoch = Instant.parse(field[1]);
            case "end" -> endedAt = Instant.parse(field[1]);
            case "rendition" ->
                add(new RenditionPlan(
                        field[1],
                        MediaKind.valueOf(field[2]),
                        Integer.parseInt(field[3]),
                        Integer.parseInt(field[4]),
                        Integer.parseInt(field[5]),
                        Integer.parseInt(field[6])));
            case "init" -> {
                lastRun = Math.max(lastRun, Integer.parseInt(field[2]));
                window(field[1]).restoreInit(field[3], Integer.parseInt(field[4]), Integer.parseInt(field[5]));
            }
            case "left" -> window(field[1]).restoreDiscontinuitySequence(Long.parseLong(field[2]));
            case "seg" ->
                window(field[1])
                        .restoreSegment(new SegmentEntry(
                                Long.parseLong(field[2]),
                                Integer.parseInt(field[3]),
                                Long.parseLong(field[4]),
                                Long.parseLong(field[5]),
                                Long.parseLong(field[6]),
                                field[7].contains("d"),
                                field[7].contains("g")));
            default -> throw new IllegalStateException("The window's journal has a line " + field[0]);
        }
    }

    private void add(RenditionPlan plan) {
        renditions.put(plan.name(), new RenditionWindow(plan, files, maxSegments));
    }

    private RenditionWindow window(String name) {
        RenditionWindow window = renditions.get(name);
        if (window == null) {
            throw new IllegalStateException("The window's journal names an unknown rendition " + name);
        }
        return window;
    }
}
