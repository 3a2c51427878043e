/** Tests of the store, against a disk and a real server that speaks like S3. */
@NullMarked
package live.rostrum.recording.store;

import org.jspecify.annotations.NullMarked;
