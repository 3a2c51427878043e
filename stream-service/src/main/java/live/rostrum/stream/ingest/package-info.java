/** What other services tell and are told: ingest states, ends, and a poll that heals missed calls. */
@NullMarked
package live.rostrum.stream.ingest;

import org.jspecify.annotations.NullMarked;
