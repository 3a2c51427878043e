/** What the tests of this service share: the service itself, running, and clients for it. */
@NullMarked
package live.rostrum.stream.testing;

import org.jspecify.annotations.NullMarked;
