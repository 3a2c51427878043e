@NullMarked
package live.rostrum.publisher.ingest;

import org.jspecify.annotations.NullMarked;
