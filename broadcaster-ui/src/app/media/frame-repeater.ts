/** The part of a VideoFrame that is used. */
export interface Frame {
  /** Microseconds. */
  readonly timestamp: number;
  clone(): this;
  close(): void;
}

export interface RepeaterPlatform<F extends Frame> {
  /** The same picture at another time. */
  retimed(frame: F, timestampUs: number): F;
  nowMs(): number;
  /** Runs `work` later; the answer cancels it. */
  later(work: () => void, delayMs: number): () => void;
}

/** Five pictures a second are enough for players and for a server that waits for key frames. */
export const repeatAfterMs = 200;

/**
 * Passes pictures on, and repeats the last one whenever none has come for a while: a still screen sends nothing, a
 * recorder without pictures writes nothing, and viewers would stall. Holds one picture; times never go backward.
 */
export class FrameRepeater<F extends Frame> {
  private held: F | null = null;
  private heldAtMs = 0;
  private lastTimestampUs = -1;
  private cancelRepeat: () => void = () => undefined;
  private closed = false;

  /** `give` takes each picture over and closes it. */
  constructor(
    private readonly give: (frame: F) => void,
    private readonly platform: RepeaterPlatform<F>,
  ) {}

  push(frame: F): void {
    if (this.closed) {
      frame.close();
      return;
    }
    this.held?.close();
    this.held = frame.clone();
    this.heldAtMs = this.platform.nowMs();
    if (frame.timestamp > this.lastTimestampUs) {
      this.send(frame);
    } else {
      this.send(this.platform.retimed(frame, this.lastTimestampUs + 1));
      frame.close();
    }
  }

  close(): void {
    this.closed = true;
    this.cancelRepeat();
    this.held?.close();
    this.held = null;
  }

  private send(frame: F): void {
    this.lastTimestampUs = frame.timestamp;
    this.give(frame);
    this.cancelRepeat();
    this.cancelRepeat = this.platform.later(() => {
      this.repeat();
    }, repeatAfterMs);
  }

  private repeat(): void {
    if (!this.held) return;
    const elapsedUs = Math.round((this.platform.nowMs() - this.heldAtMs) * 1000);
    const timestampUs = Math.max(this.held.timestamp + elapsedUs, this.lastTimestampUs + 1);
    this.send(this.platform.retimed(this.held, timestampUs));
  }
}
