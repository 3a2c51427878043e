/** The bundled FFmpeg as a child process, never inside the JVM: a crash or a hostile file ends one child, not the server. */
@NullMarked
package live.rostrum.ffmpeg;

import org.jspecify.annotations.NullMarked;
