package live.rostrum.hls.delivery;

import java.time.Clock;
import live.rostrum.hls.packager.PackagerSettings;
import live.rostrum.hls.settings.DataProperties;
import live.rostrum.hls.settings.LiveProperties;
import live.rostrum.hls.take.LiveStreams;
import live.rostrum.hls.take.PrivateStreams;
import live.rostrum.tokens.KeySetSource;
import live.rostrum.tokens.PlaybackTokenVerifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The routes under {@code /live}. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    EndedStreams endedStreams(DataProperties data, LiveProperties live) {
        return new EndedStreams(data.live(), PackagerSettings.withWindow(live.window()), live.retention());
    }

    @Bean
    EndedStreamsSweep endedStreamsSweep(EndedStreams streams, Clock clock) {
        return new EndedStreamsSweep(streams, clock);
    }

    @Bean
    PlaybackDoor playbackDoor(PrivateStreams privateStreams, KeySetSource keys, Clock clock) {
        return new PlaybackDoor(privateStreams, new PlaybackTokenVerifier(keys, clock), clock);
    }

    @Bean
    RouterFunction<ServerResponse> liveRoutes(
            LiveStreams live, EndedStreams ended, PlaybackDoor door, DataProperties data) {
        LiveHandler handler = new LiveHandler(live, ended, door, data.live());
        return RouterFunctions.route()
                .route(get("/live/~{token}/{streamId}/live.m3u8"), handler::multivariant)
                .route(get("/live/~{token}/{streamId}/poster.jpg"), handler::poster)
                .route(get("/live/~{token}/{streamId}/{rendition}/live.m3u8"), handler::media)
                .route(get("/live/~{token}/{streamId}/{rendition}/{file}"), handler::file)
                .route(get("/live/{streamId}/live.m3u8"), handler::multivariant)
                .route(get("/live/{streamId}/poster.jpg"), handler::poster)
                .route(get("/live/{streamId}/{rendition}/live.m3u8"), handler::media)
                .route(get("/live/{streamId}/{rendition}/{file}"), handler::file)
                .route(get("/live/**"), handler::nothing)
                .build();
    }

    /** HEAD too: players and monitors ask what there is without fetching it. */
    private static RequestPredicate get(String pattern) {
        return RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD).and(RequestPredicates.path(pattern));
    }
}
