/** Access tokens and internal tokens in a service on Spring MVC. */
@NullMarked
package live.rostrum.tokens.webmvc;

import org.jspecify.annotations.NullMarked;
