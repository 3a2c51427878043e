@NullMarked
package live.rostrum.stream.ingest;

import org.jspecify.annotations.NullMarked;
