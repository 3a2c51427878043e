/** What one report of a viewer says about playback. Times in milliseconds but `position`, in seconds of the stream. */
export interface Measurement {
  readonly position: number;
  /** From the first load to the first picture; null until there is one. */
  readonly startupMs: number | null;
  readonly stalls: number;
  readonly stallMs: number;
  /** Behind the live edge of the playlist; null until it is known. */
  readonly latencyMs: number | null;
  readonly bitrateKbps: number | null;
  readonly rendition: string | null;
  readonly droppedFrames: number;
  /** Failures that recovery had to mend. */
  readonly errors: number;
}
