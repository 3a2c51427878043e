/** What the OpenAPI document says of the whole service. */
@NullMarked
package live.rostrum.stream.http;

import org.jspecify.annotations.NullMarked;
