package live.rostrum.hls.packager;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    private final Map<String, CaptionPackager> captions = new LinkedHashMap<>();
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
     * Reads a stream's window back, and changes nothing on disk: the stream may be live, or only looked at.
     *
     * @param directory of the stream
     * @return empty if there is no window, or its journal has no beginning
     */
    public static Optional<StoredWindow> read(Path directory, PackagerSettings settings) throws IOException {
        Path journal = directory.resolve(WindowJournal.FILE_NAME);
        if (!Files.isRegularFile(journal)) {
            return Optional.empty();
        }
        StoredWindow stored = new StoredWindow(new WindowFiles(directory), settings.windowSegments());
        String text = Files.readString(journal, StandardCharsets.UTF_8);
        text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> stored.apply(line.split("\t", -1)));
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
                captions.values().stream().map(CaptionPackager::snapshot).toList(),
                endedAt != null);
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

    Map<String, CaptionPackager> captions() {
        return captions;
    }

    /** The files, open for going on with them. */
    WindowFiles openFiles() throws IOException {
        files.openForWriting();
        renditions.values().forEach(RenditionWindow::deleteForgotten);
        captions.values().forEach(CaptionPackager::deleteForgotten);
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
            case "captions" -> add(new CaptionPlan(field[1]), Integer.parseInt(field[2]));
            case "left" -> left(field[1], Long.parseLong(field[2]));
            case "seg" -> segment(field[1], entry(field));
            case "cue" -> captions(field[1]).restoreCue(WindowJournal.cue(field));
            default -> throw new IllegalStateException("The window's journal has a line " + field[0]);
        }
    }

    private static SegmentEntry entry(String[] field) {
        return new SegmentEntry(
                Long.parseLong(field[2]),
                Integer.parseInt(field[3]),
                Long.parseLong(field[4]),
                Long.parseLong(field[5]),
                Long.parseLong(field[6]),
                field[7].contains("d"),
                field[7].contains("g"),
                field.length > 8 ? field[8] : "");
    }

    private void segment(String rendition, SegmentEntry entry) {
        if (captions.containsKey(rendition)) {
            captions(rendition).restoreSegment(entry);
        } else {
            window(rendition).segments().add(entry);
        }
    }

    private void left(String rendition, long discontinuities) {
        if (captions.containsKey(rendition)) {
            captions(rendition).restoreDiscontinuitySequence(discontinuities);
        } else {
            window(rendition).segments().restoreDiscontinuitySequence(discontinuities);
        }
    }

    private void add(CaptionPlan plan, int timescaleHz) {
        captions.put(plan.name(), new CaptionPackager(plan, timescaleHz, epoch(), files, maxSegments));
    }

    private CaptionPackager captions(String name) {
        CaptionPackager found = captions.get(name);
        if (found == null) {
            throw new IllegalStateException("The window's journal names unknown captions " + name);
        }
        return found;
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
