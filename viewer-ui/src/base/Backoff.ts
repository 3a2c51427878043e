/**
 * How long to wait before the next try: doubles from the first wait up to the longest, each spread by a fifth so that
 * viewers who lost the same server do not come back in the same instant.
 */
export class Backoff {
  #tries = 0;

  constructor(
    private readonly firstMs: number,
    private readonly longestMs: number,
    private readonly random: () => number = Math.random,
  ) {}

  /** Tries since the last success. */
  get tries(): number {
    return this.#tries;
  }

  nextMs(): number {
    const wait = Math.min(this.firstMs * 2 ** this.#tries, this.longestMs);
    this.#tries += 1;
    return Math.round(wait * (0.8 + 0.4 * this.random()));
  }

  reset(): void {
    this.#tries = 0;
  }
}
