/**
 * A stand-in for the Azure Speech service that speaks its WebSocket protocol on the loopback interface, for tests, journeys and benchmarks. It understands
 * beeps instead of speech, or says what a script says, and can fail in the ways in which the service fails.
 */
@NullMarked
package live.rostrum.transcription.speechdouble;

import org.jspecify.annotations.NullMarked;
