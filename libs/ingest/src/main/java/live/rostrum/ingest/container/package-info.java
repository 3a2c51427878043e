/** The header of a recorded container: where it ends and what tracks it announces. Plain Java; fed by strangers, so every read has a bound. */
@NullMarked
package live.rostrum.ingest.container;

import org.jspecify.annotations.NullMarked;
