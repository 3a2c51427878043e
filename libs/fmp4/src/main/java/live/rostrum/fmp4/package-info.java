/** Fragmented MP4 (ISO/IEC 14496-12 and CMAF, ISO/IEC 23000-19): boxes in, typed samples out, and back. Plain Java, no framework. */
@NullMarked
package live.rostrum.fmp4;

import org.jspecify.annotations.NullMarked;
