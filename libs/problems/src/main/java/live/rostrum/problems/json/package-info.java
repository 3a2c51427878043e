/** Turns what Jackson says about a body into a problem that names the field, and nothing of ours. */
@NullMarked
package live.rostrum.problems.json;

import org.jspecify.annotations.NullMarked;
