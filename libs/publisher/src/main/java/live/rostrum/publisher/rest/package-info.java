/** The few calls of the public REST interface that going live needs. */
@NullMarked
package live.rostrum.publisher.rest;

import org.jspecify.annotations.NullMarked;
