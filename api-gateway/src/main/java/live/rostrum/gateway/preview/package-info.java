/** What other sites and chats show of a link to an event: the head of the watch page, filled in. */
@NullMarked
package live.rostrum.gateway.preview;

import org.jspecify.annotations.NullMarked;
