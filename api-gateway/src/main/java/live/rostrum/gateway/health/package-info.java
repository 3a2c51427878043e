/** Whether every service is ready to do its job. */
@NullMarked
package live.rostrum.gateway.health;

import org.jspecify.annotations.NullMarked;
