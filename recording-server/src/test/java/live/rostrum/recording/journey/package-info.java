/** recording-server as its users meet it: over real sockets and HTTP, on a real disk. */
@NullMarked
package live.rostrum.recording.journey;

import org.jspecify.annotations.NullMarked;
