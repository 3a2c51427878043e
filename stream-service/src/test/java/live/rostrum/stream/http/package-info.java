@NullMarked
package live.rostrum.stream.http;

import org.jspecify.annotations.NullMarked;
