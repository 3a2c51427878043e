/** Who may call: tokens and keys, Spring Security denying by default. */
@NullMarked
package live.rostrum.stream.access;

import org.jspecify.annotations.NullMarked;
