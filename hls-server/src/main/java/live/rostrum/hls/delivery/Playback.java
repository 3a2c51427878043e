package live.rostrum.hls.delivery;

import live.rostrum.hls.packager.StreamSnapshot;

/** What there is to play under a stream's URL. */
sealed interface Playback {

    /** Something: live, waiting for its broadcaster, or ended not long ago. */
    record Available(StreamSnapshot snapshot) implements Playback {}

    /** It ended so long ago that its files are gone. */
    record Gone() implements Playback {}

    /** Nothing, or nothing yet. */
    record Missing() implements Playback {}
}
