/** What one address, one body and all connections together may take. */
@NullMarked
package live.rostrum.gateway.limit;

import org.jspecify.annotations.NullMarked;
