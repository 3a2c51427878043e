package live.rostrum.bench;

/**
 * One flash and its beep.
 *
 * @param seconds when the flash is
 * @param lateMs how much later the beep is, in milliseconds
 */
record SyncOffset(double seconds, double lateMs) {}
