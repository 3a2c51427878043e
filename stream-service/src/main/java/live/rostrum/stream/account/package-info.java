/** People: their accounts, roles, profiles and passwords. */
@NullMarked
package live.rostrum.stream.account;

import org.jspecify.annotations.NullMarked;
