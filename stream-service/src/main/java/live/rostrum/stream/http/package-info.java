/** What all REST endpoints share: pages, merge patches, failures of the database. */
@NullMarked
package live.rostrum.stream.http;

import org.jspecify.annotations.NullMarked;
