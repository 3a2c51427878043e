/**
 * Where finished recordings lie, on this disk or in a bucket, and for how long. Nothing of recordings' states is known here. Start at {@link
 * live.rostrum.recording.store.RecordingStore}.
 */
@NullMarked
package live.rostrum.recording.store;

import org.jspecify.annotations.NullMarked;
