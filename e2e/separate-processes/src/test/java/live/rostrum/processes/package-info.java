/** The product as its processes: started by {@code java -jar}, met through the gateway only. */
@NullMarked
package live.rostrum.processes;

import org.jspecify.annotations.NullMarked;
