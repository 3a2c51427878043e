@NullMarked
package live.rostrum.problems;

import org.jspecify.annotations.NullMarked;
