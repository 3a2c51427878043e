/** Start-up and stalls of one player, from the events of its media element. `now` in milliseconds. */
export class PlaybackMeter {
  #loadedAt: number | undefined;
  #startupMs: number | null = null;
  #stalls = 0;
  #stallMs = 0;
  #stalledSince: number | undefined;
  #seeking = false;
  #paused = false;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** A first load starts the clock; a reload by recovery counts as part of the stall that it mends. */
  loading(): void {
    this.#loadedAt ??= this.now();
  }

  playing(): void {
    this.#paused = false;
    this.#seeking = false;
    if (this.#startupMs === null && this.#loadedAt !== undefined) {
      this.#startupMs = Math.round(this.now() - this.#loadedAt);
    }
    this.#endStall();
  }

  /** The element waits for data: a stall, unless the viewer has just seeked or nothing has played yet. */
  waiting(): void {
    if (
      this.#startupMs === null ||
      this.#seeking ||
      this.#paused ||
      this.#stalledSince !== undefined
    ) {
      return;
    }
    this.#stalls += 1;
    this.#stalledSince = this.now();
  }

  seeking(): void {
    this.#endStall();
    this.#seeking = true;
  }

  paused(): void {
    this.#endStall();
    this.#paused = true;
  }

  get startupMs(): number | null {
    return this.#startupMs;
  }

  get stalls(): number {
    return this.#stalls;
  }

  /** Includes the stall that goes on now. */
  get stallMs(): number {
    const open = this.#stalledSince === undefined ? 0 : this.now() - this.#stalledSince;
    return Math.round(this.#stallMs + open);
  }

  #endStall(): void {
    if (this.#stalledSince !== undefined) {
      this.#stallMs += this.now() - this.#stalledSince;
      this.#stalledSince = undefined;
    }
  }
}
