/**
 * Tokens that one service signs and another one checks: ES256 access and publish tokens with a published key set, and
 * HS256 tokens between services.
 *
 * <p>Plain Java on nimbus-jose-jwt. Start reading at {@link live.rostrum.tokens.PublishTokens} and {@link
 * live.rostrum.tokens.PublishTokenVerifier}.
 */
@NullMarked
package live.rostrum.tokens;

import org.jspecify.annotations.NullMarked;
