@NullMarked
package live.rostrum.stream.account;

import org.jspecify.annotations.NullMarked;
