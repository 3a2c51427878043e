package live.rostrum.recording.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for files that no recording owns: what a crash between two steps has left. Nothing younger than a day is touched, since it may be on its way.
 *
 * <p>Work that was left is deleted, because it can be made anew from the spool. Finished files are only told of, unless it is switched on that they are deleted: after
 * a lost database each of them looks like an orphan.
 */
public final class OrphanSweep {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanSweep.class);
    private static final Duration MIN_AGE = Duration.ofDays(1);
    private static final int MAX_FOUND = 1_000;

    private final RecordingStore store;
    private final Path work;
    private final boolean deletesStored;
    private final Clock clock;

    /**
     * A sweep that has not been made yet.
     *
     * @param work folder of the recordings that are being made
     * @param deletesStored whether finished files without an owner are deleted too
     */
    public OrphanSweep(RecordingStore store, Path work, boolean deletesStored, Clock clock) {
        this.store = store;
        this.work = work;
        this.deletesStored = deletesStored;
        this.clock = clock;
    }

    /**
     * What was found; at most a thousand editions, the next sweep finds the others.
     *
     * @param workFolders that were deleted
     * @param editions without an owner
     * @param editionBytes of them together
     * @param editionsDeleted whether they are gone now
     */
    public record Found(List<String> workFolders, List<Edition> editions, long editionBytes, boolean editionsDeleted) {

        public Found {
            workFolders = List.copyOf(workFolders);
            editions = List.copyOf(editions);
        }
    }

    /** Sweeps once. A store that is away is left for the next time. */
    public Found sweep(OwnedFiles owners) throws IOException, StoreException {
        Instant before = clock.instant().minus(MIN_AGE);
        List<String> folders = sweepWork(owners, before);
        List<StoredEdition> orphans = new ArrayList<>();
        store.list(stored -> {
            if (orphans.size() < MAX_FOUND && stored.changedAt().isBefore(before) && !owners.owns(stored.edition())) {
                orphans.add(stored);
            }
        });
        if (deletesStored) {
            for (StoredEdition orphan : orphans) {
                store.delete(orphan.edition());
            }
        }
        Found found = new Found(
                folders,
                orphans.stream().map(StoredEdition::edition).toList(),
                orphans.stream().mapToLong(StoredEdition::sizeBytes).sum(),
                deletesStored);
        tell(found);
        return found;
    }

    private List<String> sweepWork(OwnedFiles owners, Instant before) throws IOException {
        List<String> deleted = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(work)) {
            for (Path folder : folders) {
                String name = Folders.name(folder);
                if (Files.isDirectory(folder)
                        && Files.getLastModifiedTime(folder).toInstant().isBefore(before)
                        && !owners.knows(name)) {
                    Folders.delete(folder);
                    deleted.add(name);
                }
            }
        } catch (NoSuchFileException e) {
            // Nothing was made yet.
        }
        return deleted;
    }

    private static void tell(Found found) {
        if (!found.workFolders().isEmpty()) {
            LOG.info(
                    "Deleted {} folders of unfinished work that no recording owns",
                    found.workFolders().size());
        }
        if (!found.editions().isEmpty()) {
            LOG.warn(
                    "{} finished recordings with {} bytes belong to nobody; they {}",
                    found.editions().size(),
                    found.editionBytes(),
                    found.editionsDeleted() ? "were deleted" : "stay: see rostrum.recording.store.sweep");
        }
    }
}
