/**
 * Decides when an answer will not come any more. A server with a backlog answers late but keeps talking, and a new connection
 * would only repeat the backlog; so what counts is how long the server has said nothing at all. One that talks but never
 * answers is given up in the end.
 */
export class AnswerWatch {
  private readonly waiting = new Set<{ readonly sinceMs: number; readonly giveUp: () => void }>();
  private lastHeardMs = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly silenceMs: number,
    private readonly longestMs: number,
  ) {}

  /** Calls `giveUp` once when no answer can be hoped for; the result says that the answer has come, or does not matter any more. */
  expect(giveUp: () => void): () => void {
    const nowMs = performance.now();
    if (this.waiting.size === 0) this.lastHeardMs = nowMs;
    const entry = { sinceMs: nowMs, giveUp };
    this.waiting.add(entry);
    this.timer ??= setTimeout(this.check, this.silenceMs);
    return () => {
      this.waiting.delete(entry);
      if (this.waiting.size === 0) this.stop();
    };
  }

  /** The server has said something. */
  heard(): void {
    this.lastHeardMs = performance.now();
  }

  private readonly check = (): void => {
    const nowMs = performance.now();
    const [oldest] = this.waiting;
    if (oldest === undefined) return;
    const givenUpAtMs = Math.min(
      this.lastHeardMs + this.silenceMs,
      oldest.sinceMs + this.longestMs,
    );
    if (nowMs < givenUpAtMs) {
      this.timer = setTimeout(this.check, givenUpAtMs - nowMs);
      return;
    }
    const given = [...this.waiting];
    this.stop();
    this.waiting.clear();
    for (const { giveUp } of given) giveUp();
  };

  private stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
