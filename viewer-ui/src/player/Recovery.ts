import { Backoff } from '../base/Backoff';

/** What went wrong, as far as the remedy depends on it. */
export type Failure =
  /** The multivariant playlist could not be had: not yet there, or the server is away. */
  | 'playlist'
  /** A media playlist or a segment could not be had although hls.js tried again. */
  | 'network'
  /** The decoder or the buffer gave up. */
  | 'media'
  /** 410: the stream ended long ago and its window is gone. */
  | 'gone'
  | 'other';

/** What to do about it, after `delayMs`. */
export type Remedy =
  { readonly action: 'give-up' } | { readonly action: Repair; readonly delayMs: number };

export type Repair =
  /** Go on loading where it stopped. */
  | 'resume'
  /** Load the multivariant playlist again. */
  | 'reload'
  /** Reset the decoder, keep the position. */
  | 'recover-media'
  /** Begin with a new hls.js on the same element. */
  | 'rebuild';

/**
 * Decides how a live player mends itself: gently first, then from the beginning, and never without a pause in between.
 * Waits are bounded (10 s; 3 s for a server that is away); tries are not, because a viewer never needs to reload the page.
 */
export class Recovery {
  readonly #backoff: Backoff;
  /** Short at its longest: whoever follows an event wants to be back when the server is. */
  readonly #patience: Backoff;

  constructor(random: () => number = Math.random) {
    this.#backoff = new Backoff(500, 10_000, random);
    this.#patience = new Backoff(500, 3_000, random);
  }

  remedyFor(failure: Failure): Remedy {
    if (failure === 'gone') {
      return { action: 'give-up' };
    }
    const tries = this.#backoff.tries;
    const delayMs = this.#backoff.nextMs();
    switch (failure) {
      case 'playlist':
        return { action: 'reload', delayMs };
      case 'network':
        return { action: tries < 3 ? 'resume' : 'reload', delayMs };
      case 'media':
        return tries === 0
          ? { action: 'recover-media', delayMs: 0 }
          : { action: 'rebuild', delayMs };
      case 'other':
        return { action: 'rebuild', delayMs };
    }
  }

  /** How long until a server that does not answer is asked again. That says nothing of the player, so it is no try. */
  waitMs(): number {
    return this.#patience.nextMs();
  }

  /** The server answers. */
  reached(): void {
    this.#patience.reset();
  }

  /** It has played for a while: the next failure is a new one. */
  healthy(): void {
    this.#backoff.reset();
  }
}
