/** Measures the running product from outside, as a user and an operating system see it. */
@NullMarked
package live.rostrum.bench;

import org.jspecify.annotations.NullMarked;
