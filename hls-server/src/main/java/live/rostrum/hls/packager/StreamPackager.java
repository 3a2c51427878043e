package live.rostrum.hls.packager;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import live.rostrum.fmp4.MediaKind;
import live.rostrum.fmp4.Sample;
import live.rostrum.fmp4.TrackDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Packages one stream: the samples of all its renditions in, and what is said in them, snapshots out.
 *
 * <p>Owned by one thread. Each call of the encoder is a <em>run</em>; a run begins at the same sequence number in all renditions, with a discontinuity after
 * the first. After each change the snapshot goes to the listener, on the owner's thread.
 */
public final class StreamPackager {

    private static final Logger log = LoggerFactory.getLogger(StreamPackager.class);
    private static final int JOURNAL_LINES_A_WINDOW = 8;

    private static final Duration MOMENT = Duration.ofMillis(150);

    /** Sound that has been announced and has not come when the picture is so far is not waited for. */
    private static final Duration SOUND_PATIENCE = Duration.ofSeconds(4);

    private final PackagerSettings settings;
    private final WindowFiles files;
    private final Instant epoch;
    private final Map<String, RenditionPackager> renditions = new LinkedHashMap<>();
    private final Consumer<StreamSnapshot> listener;
    private StreamCaptions captions = StreamCaptions.NONE;
    private Set<String> made = Set.of();
    private int run;
    private boolean ended;

    private StreamPackager(
            PackagerSettings settings,
            WindowFiles files,
            Instant epoch,
            int lastRun,
            Consumer<StreamSnapshot> listener) {
        this.settings = settings;
        this.files = files;
        this.epoch = epoch;
        this.run = lastRun;
        this.listener = listener;
    }

    /**
     * Begins a stream that has no window yet.
     *
     * @param directory for its files
     * @param epoch programme time of tick 0
     * @param plans its renditions, for good
     */
    public static StreamPackager begin(
            Path directory,
            PackagerSettings settings,
            Instant epoch,
            StreamPlan plans,
            Consumer<StreamSnapshot> listener)
            throws IOException {
        WindowFiles files = new WindowFiles(directory);
        files.openForWriting();
        StreamPackager packager = new StreamPackager(settings, files, epoch, -1, listener);
        try {
            files.journal().epoch(epoch);
            for (RenditionPlan plan : plans.renditions()) {
                files.journal().rendition(plan);
                packager.add(new RenditionWindow(plan, files, settings.windowSegments()));
            }
            packager.captions = StreamCaptions.begin(
                    plans.captions(), packager.leading().plan().timescaleHz(), epoch, files, settings);
            packager.captions.declareIn(files.journal());
        } catch (IOException e) {
            files.abandon();
            throw e;
        }
        return packager;
    }

    /** Goes on with a stream whose window was read back. */
    public static StreamPackager resume(
            StoredWindow stored, PackagerSettings settings, Consumer<StreamSnapshot> listener) throws IOException {
        StreamPackager packager =
                new StreamPackager(settings, stored.openFiles(), stored.epoch(), stored.lastRun(), listener);
        stored.renditions().values().forEach(packager::add);
        packager.captions = StreamCaptions.resume(stored);
        return packager;
    }

    /** Programme time of tick 0. */
    public Instant epoch() {
        return epoch;
    }

    /** The renditions of this stream. */
    public List<RenditionPlan> plans() {
        return renditions.values().stream()
                .map(rendition -> rendition.window().plan())
                .toList();
    }

    /**
     * A run of the encoder begins.
     *
     * @param made names of the renditions that it makes. Sound that it does not make is silence, as far as there are pictures; pictures name those of the
     *     nearest rendition that is made
     * @param programmeStart programme time of its time 0; moved forward if the stream is already beyond it, since programme time never goes back
     * @return what it was set to
     */
    public Instant beginRun(Set<String> made, Instant programmeStart) {
        Duration end = end();
        Duration wanted = Duration.between(epoch, programmeStart);
        Duration offset = wanted.compareTo(end) < 0 ? end : wanted;
        long firstMsn = nextMsn();
        run++;
        this.made = Set.copyOf(made);
        renditions.values().forEach(rendition -> rendition.beginRun(run, firstMsn, offset));
        renditions(MediaKind.AUDIO).stream()
                .filter(rendition -> !isMade(rendition) && hasPictures())
                .forEach(RenditionPackager::fallSilent);
        return epoch.plus(offset);
    }

    /** The encoder describes a rendition. */
    public void track(String rendition, TrackDescription track) {
        RenditionPackager packager = packager(rendition);
        if (!packager.isSilent()) {
            packager.track(track);
        }
    }

    /** The encoder made a sample; its decode time counts from the run's time 0. */
    public void sample(String rendition, Sample sample) {
        RenditionPackager packager = packager(rendition);
        if (packager.isSilent()) {
            return;
        }
        long before = segmentsMade();
        packager.sample(sample);
        if (packager.window().plan().kind() == MediaKind.VIDEO) {
            keepSilence(Duration.ofNanos(
                    (long) (sample.dts() * 1e9 / packager.window().plan().timescaleHz())));
        }
        if (segmentsMade() != before) {
            published();
        }
    }

    /** Takes captions, in whatever language: what is spoken is shown where the stream's captions are. */
    public void captions(List<CaptionCue> cues) {
        captions.take(cues);
    }

    /** No picture comes for a while: captions need not wait for it. */
    public void releaseCaptions() {
        if (!ended && catchUpCaptions()) {
            listener.accept(snapshot());
        }
    }

    private boolean catchUpCaptions() {
        return !captions.isEmpty() && captions.catchUp(leading().segments());
    }

    /** How the captions fared. */
    public CaptionTally captionTally() {
        return captions.tally();
    }

    private long segmentsMade() {
        return renditions.values().stream()
                .mapToLong(rendition -> rendition.window().nextMsn())
                .sum();
    }

    /** Silence goes as far as the picture; so does the sound that was announced and has not come. */
    private void keepSilence(Duration pictureTime) {
        for (RenditionPackager sound : renditions(MediaKind.AUDIO)) {
            if (!sound.hasTrack() && pictureTime.compareTo(SOUND_PATIENCE) > 0) {
                log.warn("A take announced sound and has none: silence stands in for it");
                sound.fallSilent();
            }
            if (sound.isSilent()) {
                sound.silenceUntil(pictureTime);
            }
        }
    }

    private boolean isMade(RenditionPackager rendition) {
        return made.contains(rendition.window().plan().name());
    }

    private boolean hasPictures() {
        return renditions(MediaKind.VIDEO).stream().anyMatch(this::isMade);
    }

    /**
     * The run has come to its end in all renditions: what is open is closed, as far as the picture goes. A moment at the very end that not all of them have
     * is dropped, because a gap in the others would be worse.
     */
    public void endRun() {
        MediaKind leading = hasPictures() ? MediaKind.VIDEO : MediaKind.AUDIO;
        long last = renditions(leading).stream()
                .mapToLong(RenditionPackager::lastMsn)
                .max()
                .orElse(-1);
        boolean someLackIt =
                renditions.values().stream().anyMatch(rendition -> isMade(rendition) && rendition.lastMsn() < last);
        boolean isMoment = renditions(leading).stream()
                .filter(rendition -> rendition.lastMsn() == last)
                .allMatch(rendition -> rendition.openDuration().compareTo(MOMENT) < 0);
        endRun(someLackIt && isMoment ? last - 1 : last);
    }

    /**
     * The run broke off, in each rendition somewhere else. The segment that no rendition has closed is dropped, so that the next run can make it anew, the
     * same in all of them.
     */
    public void breakRun() {
        endRun(nextMsn() - 1);
    }

    private void endRun(long lastMsn) {
        renditions.values().forEach(rendition -> rendition.endRun(lastMsn));
        published();
    }

    /** The stream is over: playlists get their ENDLIST, and the files stay until somebody removes them. */
    public void endStream(Instant at) {
        if (ended) {
            return;
        }
        catchUpCaptions();
        ended = true;
        try {
            files.journal().end(at);
        } catch (IOException e) {
            log.warn("The end of a stream could not be written down: {}", e.toString());
        }
        published();
    }

    /** Lets go of the files; the stream may be resumed from its journal. */
    public void close() {
        files.journal().closeQuietly();
    }

    /** Why the newest segment of some rendition could not be written, if so. */
    public Optional<IOException> storageFailure() {
        return renditions.values().stream()
                .map(RenditionPackager::storageFailure)
                .filter(failure -> failure != null)
                .findFirst();
    }

    /** What there is to serve. */
    public StreamSnapshot snapshot() {
        return new StreamSnapshot(
                epoch,
                renditions.values().stream()
                        .map(rendition -> rendition.window().snapshot())
                        .toList(),
                captions.snapshots(),
                ended);
    }

    private void published() {
        if (!ended) {
            renditions.values().stream()
                    .filter(rendition -> !isMade(rendition) && !rendition.isSilent())
                    .forEach(this::standIn);
            if (!captions.isEmpty()) {
                captions.follow(leading().segments());
            }
        }
        listener.accept(snapshot());
        if (!ended
                && files.journal().lines()
                        > (long) JOURNAL_LINES_A_WINDOW
                                * settings.windowSegments()
                                * (renditions.size() + captions.count())) {
            shortenJournal();
        }
    }

    /** What a rendition that is not made has meanwhile. */
    private void standIn(RenditionPackager rendition) {
        nearestMade(rendition).ifPresentOrElse(rendition::mirror, () -> rendition.follow(nextMsn(), end()));
    }

    private Optional<RenditionPackager> nearestMade(RenditionPackager rendition) {
        List<RenditionPackager> alike = renditions(rendition.window().plan().kind());
        int place = alike.indexOf(rendition);
        return alike.stream()
                .filter(this::isMade)
                .min(Comparator.comparingInt(candidate -> Math.abs(alike.indexOf(candidate) - place)));
    }

    /** Where the rendition that has come furthest ends, since the epoch. */
    private Duration end() {
        return renditions.values().stream()
                .map(RenditionPackager::window)
                .map(window -> Duration.ofNanos(
                        (long) (window.endTicks() * 1e9 / window.plan().timescaleHz())))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** The number after the last one of the rendition that has come furthest. */
    private long nextMsn() {
        return renditions.values().stream()
                .mapToLong(rendition -> rendition.window().nextMsn())
                .max()
                .orElse(0);
    }

    private void shortenJournal() {
        try {
            files.journal().rewrite(journal -> {
                journal.epoch(epoch);
                for (RenditionPackager rendition : renditions.values()) {
                    journal.rendition(rendition.window().plan());
                }
                captions.declareIn(journal);
                for (RenditionPackager rendition : renditions.values()) {
                    rendition.window().writeTo(journal);
                }
                captions.writeTo(journal);
            });
        } catch (IOException e) {
            log.warn("A window's journal could not be shortened: {}", e.toString());
        }
    }

    /** The rendition whose segments captions go along with: the best picture, or the sound if there is none. */
    private RenditionWindow leading() {
        return renditions.values().iterator().next().window();
    }

    private void add(RenditionWindow window) {
        renditions.put(window.plan().name(), new RenditionPackager(window, settings));
    }

    private List<RenditionPackager> renditions(MediaKind kind) {
        return renditions.values().stream()
                .filter(rendition -> rendition.window().plan().kind() == kind)
                .toList();
    }

    private RenditionPackager packager(String rendition) {
        RenditionPackager packager = renditions.get(rendition);
        if (packager == null) {
            throw new IllegalArgumentException("No rendition " + rendition);
        }
        return packager;
    }
}
