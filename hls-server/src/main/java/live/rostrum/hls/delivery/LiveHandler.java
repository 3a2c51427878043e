package live.rostrum.hls.delivery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import live.rostrum.hls.packager.StreamSnapshot;
import live.rostrum.hls.take.LiveStreams;
import live.rostrum.problems.Problem;
import live.rostrum.problems.ProblemType;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Answers {@code GET /live/**}.
 *
 * <p>Playlists are short-lived in caches, media is immutable, and an error is never kept: what is not there yet may be there in a moment. Everybody may read
 * across origins, since players live on other sites too.
 */
final class LiveHandler {

    private static final MediaType PLAYLIST = MediaType.valueOf("application/vnd.apple.mpegurl");
    private static final MediaType MP4 = MediaType.valueOf("video/mp4");
    private static final MediaType WEBVTT = MediaType.valueOf("text/vtt;charset=utf-8");
    private static final Pattern STREAM_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Duration LIVE_PLAYLIST_AGE = Duration.ofSeconds(1);
    private static final Duration ENDED_PLAYLIST_AGE = Duration.ofMinutes(1);
    private static final Duration POSTER_AGE = Duration.ofSeconds(10);
    private static final Duration MEDIA_AGE = Duration.ofDays(365);
    private static final String ANY_ORIGIN = "*";

    private static final ProblemType GONE = new ProblemType("gone", 410, "It was here, but is no longer");

    private final LiveStreams live;
    private final EndedStreams ended;
    private final PlaybackDoor door;
    private final Path directory;

    LiveHandler(LiveStreams live, EndedStreams ended, PlaybackDoor door, Path directory) {
        this.live = live;
        this.ended = ended;
        this.door = door;
        this.directory = directory;
    }

    Mono<ServerResponse> multivariant(ServerRequest request) {
        return answer(request, LiveFiles::multivariant);
    }

    Mono<ServerResponse> media(ServerRequest request) {
        return answer(request, snapshot -> LiveFiles.media(snapshot, request.pathVariable("rendition")));
    }

    Mono<ServerResponse> file(ServerRequest request) {
        return answer(
                request,
                snapshot -> LiveFiles.file(
                        snapshot,
                        directory.resolve(request.pathVariable("streamId")),
                        request.pathVariable("rendition"),
                        request.pathVariable("file")));
    }

    Mono<ServerResponse> poster(ServerRequest request) {
        Path file = LiveStreams.poster(directory.resolve(request.pathVariable("streamId")));
        return answer(request, snapshot -> new LiveFiles.Answer.Poster(file));
    }

    /** Any other path here, answered like a name that does not exist, so that no cache keeps it. */
    Mono<ServerResponse> nothing(ServerRequest request) {
        return problem(ProblemType.NOT_FOUND, "Nothing has such an address.");
    }

    private Mono<ServerResponse> answer(ServerRequest request, Function<StreamSnapshot, LiveFiles.Answer> decide) {
        String streamId = request.pathVariable("streamId");
        if (!STREAM_ID.matcher(streamId).matches()) {
            return problem(ProblemType.NOT_FOUND, "No stream has such an address.");
        }
        if (!door.mayWatch(streamId, request.pathVariables().getOrDefault("token", ""))) {
            return problem(ProblemType.NOT_FOUND, "Nothing can be played here, or not yet.");
        }
        return find(streamId).flatMap(playback -> switch (playback) {
            case Playback.Available available -> respond(decide.apply(available.snapshot()));
            case Playback.Gone() -> problem(GONE, "This event has ended, and its live playlist is no longer kept.");
            case Playback.Missing() -> problem(ProblemType.NOT_FOUND, "Nothing can be played here, or not yet.");
        });
    }

    private Mono<Playback> find(String streamId) {
        Optional<StreamSnapshot> snapshot = live.snapshot(streamId);
        return snapshot.<Mono<Playback>>map(found -> Mono.just(new Playback.Available(found)))
                .orElseGet(
                        () -> Mono.fromCallable(() -> ended.find(streamId)).subscribeOn(Schedulers.boundedElastic()));
    }

    private static Mono<ServerResponse> respond(LiveFiles.Answer answer) {
        return switch (answer) {
            case LiveFiles.Answer.Playlist playlist ->
                ServerResponse.ok()
                        .contentType(PLAYLIST)
                        .cacheControl(CacheControl.maxAge(playlist.ended() ? ENDED_PLAYLIST_AGE : LIVE_PLAYLIST_AGE)
                                .cachePublic())
                        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANY_ORIGIN)
                        .bodyValue(playlist.text());
            case LiveFiles.Answer.Media(Path file) -> immutable(file, MP4);
            case LiveFiles.Answer.Captions(Path file) -> immutable(file, WEBVTT);
            case LiveFiles.Answer.Poster(Path file) ->
                Files.isRegularFile(file)
                        ? ServerResponse.ok()
                                .contentType(MediaType.IMAGE_JPEG)
                                .cacheControl(CacheControl.maxAge(POSTER_AGE).cachePublic())
                                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANY_ORIGIN)
                                .bodyValue(new FileSystemResource(file))
                        : problem(ProblemType.NOT_FOUND, "There is no picture of this stream yet.");
            case LiveFiles.Answer.NotFound() ->
                problem(ProblemType.NOT_FOUND, "Nothing can be played here, or not yet.");
        };
    }

    private static Mono<ServerResponse> immutable(Path file, MediaType type) {
        return Files.isRegularFile(file)
                ? ServerResponse.ok()
                        .contentType(type)
                        .cacheControl(
                                CacheControl.maxAge(MEDIA_AGE).cachePublic().immutable())
                        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANY_ORIGIN)
                        .bodyValue(new FileSystemResource(file))
                : problem(ProblemType.NOT_FOUND, "This part of the stream is no longer kept.");
    }

    private static Mono<ServerResponse> problem(ProblemType type, String detail) {
        return ServerResponse.status(type.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANY_ORIGIN)
                .bodyValue(Problem.of(type, detail).body());
    }
}
