/** Problems of a Spring MVC service: from controllers, Spring Security, the servlet container and body limits. */
@NullMarked
package live.rostrum.problems.webmvc;

import org.jspecify.annotations.NullMarked;
