@NullMarked
package live.rostrum.problems.webmvc;

import org.jspecify.annotations.NullMarked;
