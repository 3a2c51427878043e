import type { HlsEngine } from './HlsSourceHandler';

/** What the clock reads of a fragment of the playlist: seconds on the media's timeline, and its EXT-X-PROGRAM-DATE-TIME. */
interface DatedFragment {
  readonly start: number;
  readonly duration: number;
  readonly programDateTime: number | null;
}

type DatedEngine = Pick<HlsEngine, 'latestLevelDetails'>;

/** Safari tells when position 0 was (WHATWG HTML, getStartDate). */
type DatedMedia = HTMLMediaElement & { getStartDate?: () => Date };

/** What others need of a clock. */
export type Clock = Pick<ProgrammeClock, 'at' | 'positionOf'>;

/**
 * From positions of the media to programme time (epoch milliseconds) and back, by the dates in the playlist. Over an
 * interruption programme time jumps and positions do not, so each fragment counts by its own date.
 */
export class ProgrammeClock {
  constructor(
    private readonly media: DatedMedia,
    private readonly engine: () => DatedEngine | undefined,
  ) {}

  /** Undefined while no playlist with dates is known. */
  at(seconds: number): number | undefined {
    const fragments = this.#fragments();
    const { first, last } = ends(fragments);
    if (first === undefined || last === undefined) {
      const zero = this.#nativeZeroMs();
      return zero === undefined ? undefined : zero + seconds * 1_000;
    }
    const within = lastWith(fragments, ({ start }) => start <= seconds) ?? first;
    return dateOf(within) + (seconds - within.start) * 1_000;
  }

  /** The position of a time; of one that was interrupted, where it goes on. Outside the window it is reckoned on. */
  positionOf(programmeMs: number): number | undefined {
    const fragments = this.#fragments();
    const { first, last } = ends(fragments);
    if (first === undefined || last === undefined) {
      const zero = this.#nativeZeroMs();
      return zero === undefined ? undefined : (programmeMs - zero) / 1_000;
    }
    const within = lastWith(fragments, (fragment) => dateOf(fragment) <= programmeMs) ?? first;
    const seconds = (programmeMs - dateOf(within)) / 1_000;
    const isInterrupted = within !== last && seconds > within.duration;
    return within.start + (isInterrupted ? within.duration : seconds);
  }

  #fragments(): readonly DatedFragment[] {
    const details = this.engine()?.latestLevelDetails;
    if (!details) {
      return [];
    }
    const hint = details.fragmentHint;
    const all: readonly DatedFragment[] = hint ? [...details.fragments, hint] : details.fragments;
    return all.filter(({ programDateTime }) => programDateTime !== null);
  }

  #nativeZeroMs(): number | undefined {
    const date = this.engine() ? undefined : this.media.getStartDate?.();
    return date && !Number.isNaN(date.getTime()) ? date.getTime() : undefined;
  }
}

function dateOf({ programDateTime }: DatedFragment): number {
  return programDateTime ?? 0;
}

function ends(fragments: readonly DatedFragment[]) {
  return { first: fragments[0], last: fragments.at(-1) };
}

/** The last one that matches; they are in order, so everything before it does. */
function lastWith(
  fragments: readonly DatedFragment[],
  matches: (fragment: DatedFragment) => boolean,
): DatedFragment | undefined {
  return fragments.findLast(matches);
}
