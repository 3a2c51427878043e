/** A cue of a subtitle rendition, in seconds on the media's timeline. */
export interface PlaylistCue {
  readonly startTime: number;
  readonly endTime: number;
  readonly text: string;
}

/** A recording of a day has about so many. */
const mostCues = 40_000;
/** Nothing is said for longer than this without a new cue. */
const longestSeconds = 60;
/** Segments tell the times of the same cue with another rounding. */
const sameSeconds = 0.2;

/** The cues of one subtitle rendition in the order of their times; a cue that comes in two segments is kept once. */
export class PlaylistCues {
  readonly #cues: PlaylistCue[] = [];

  get size(): number {
    return this.#cues.length;
  }

  add({ startTime, endTime, text }: PlaylistCue): void {
    const first = this.#placeOf(startTime - sameSeconds);
    const around = this.#cues.slice(first, this.#placeOf(startTime + sameSeconds));
    if (around.some((known) => known.text === text)) {
      return;
    }
    this.#cues.splice(this.#placeOf(startTime), 0, { startTime, endTime, text });
    if (this.#cues.length > mostCues) {
      this.#cues.shift();
    }
  }

  /** Those that can be on screen at a position, or soon after. */
  near(seconds: number): readonly PlaylistCue[] {
    const first = this.#placeOf(seconds - longestSeconds);
    return this.#cues.slice(first, this.#placeOf(seconds + longestSeconds));
  }

  clear(): void {
    this.#cues.length = 0;
  }

  /** The first that begins at a position or later. */
  #placeOf(seconds: number): number {
    let low = 0;
    let high = this.#cues.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#cues[middle]?.startTime ?? Infinity) < seconds) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
