@NullMarked
package live.rostrum.database;

import org.jspecify.annotations.NullMarked;
