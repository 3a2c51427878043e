/** What other sites may show of a stream: answers by oEmbed (https://oembed.com). */
@NullMarked
package live.rostrum.stream.embed;

import org.jspecify.annotations.NullMarked;
