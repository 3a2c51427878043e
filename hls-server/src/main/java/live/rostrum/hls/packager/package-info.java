/**
 * Typed samples in; parts, segments, and the window on disk out. One thread a stream owns a packager and publishes immutable snapshots. Plain Java: no
 * framework, no network.
 */
@NullMarked
package live.rostrum.hls.packager;

import org.jspecify.annotations.NullMarked;
