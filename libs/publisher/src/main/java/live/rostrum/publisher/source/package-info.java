/** Where media comes from: a browser capture blob by blob, or any file through FFmpeg. */
@NullMarked
package live.rostrum.publisher.source;

import org.jspecify.annotations.NullMarked;
