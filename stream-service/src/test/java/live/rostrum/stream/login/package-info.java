@NullMarked
package live.rostrum.stream.login;

import org.jspecify.annotations.NullMarked;
