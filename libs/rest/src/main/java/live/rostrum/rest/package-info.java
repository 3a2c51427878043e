/** What all REST services share: pages, merge patches, failures of the database. */
@NullMarked
package live.rostrum.rest;

import org.jspecify.annotations.NullMarked;
