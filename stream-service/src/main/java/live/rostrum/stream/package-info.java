/** Accounts, streams, access tokens and rooms. Each package below is a concept; none of them knows this one. */
@NullMarked
package live.rostrum.stream;

import org.jspecify.annotations.NullMarked;
