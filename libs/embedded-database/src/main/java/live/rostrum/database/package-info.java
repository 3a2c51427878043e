/**
 * The database of a single machine: a server that speaks MongoDB's wire protocol, inside the JVM, on one file. An
 * acknowledged write survives {@code kill -9}.
 */
@NullMarked
package live.rostrum.database;

import org.jspecify.annotations.NullMarked;
