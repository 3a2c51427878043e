/** The part of a VideoFrame that is used. */
export interface Frame {
  /** Microseconds. */
  readonly timestamp: number;
  clone(): this;
  close(): void;
}

export interface RepeaterPlatform<F extends Frame> {
  /** The same picture, captured anew at another time. */
  retaken(frame: F, timestampUs: number): Promise<F>;
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
    // A picture that a repetition has overtaken is seen with the next one.
    if (frame.timestamp > this.lastTimestampUs) this.send(frame);
    else frame.close();
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
    this.repeatLater();
  }

  private repeatLater(): void {
    this.cancelRepeat();
    this.cancelRepeat = this.platform.later(() => void this.repeat(), repeatAfterMs);
  }

  private async repeat(): Promise<void> {
    const { held } = this;
    if (!held) return;
    const elapsedUs = Math.round((this.platform.nowMs() - this.heldAtMs) * 1000);
    const timestampUs = Math.max(held.timestamp + elapsedUs, this.lastTimestampUs + 1);
    let frame: F;
    try {
      frame = await this.platform.retaken(held, timestampUs);
    } catch {
      // The picture was replaced meanwhile, or cannot be read this time.
      if (this.held === held) this.repeatLater();
      return;
    }
    if (this.held === held) this.send(frame);
    else frame.close();
  }
}
