import type { Phrase, Silence, Transcript } from './transcript';

/** One row of a transcript on the page. */
export type Line =
  | { readonly kind: 'phrase'; readonly startSeconds: number; readonly phrase: Phrase }
  | { readonly kind: 'gap'; readonly startSeconds: number; readonly seconds: number };

/** Shorter silences are told by the times beside the phrases. */
const noticeableSeconds = 10;

/** Makes lines again and again, the same object for the same phrase: a list draws only what is another. */
export class LineMaker {
  readonly #known = new WeakMap<Phrase, Line>();
  #gaps = new Map<string, Line>();

  linesOf(
    { phrases, gaps }: Pick<Transcript, 'phrases' | 'gaps'> = { phrases: [], gaps: [] },
  ): readonly Line[] {
    const before = this.#gaps;
    this.#gaps = new Map();
    const silences = gaps.filter(({ seconds }) => seconds >= noticeableSeconds);
    const lines = [
      ...phrases.map((phrase) => this.#lineOf(phrase)),
      ...silences.map((gap) => this.#gapOf(gap, before)),
    ];
    return lines.sort((one, other) => one.startSeconds - other.startSeconds);
  }

  #lineOf(phrase: Phrase): Line {
    const known = this.#known.get(phrase);
    const line = known ?? { kind: 'phrase', startSeconds: phrase.startSeconds, phrase };
    this.#known.set(phrase, line);
    return line;
  }

  #gapOf({ startSeconds, seconds }: Silence, before: ReadonlyMap<string, Line>): Line {
    const key = `${startSeconds} ${seconds}`;
    const line = before.get(key) ?? { kind: 'gap', startSeconds, seconds };
    this.#gaps.set(key, line);
    return line;
  }
}

/** The line that is heard at a position: the last that has begun; undefined before the first. */
export function lineAt(lines: readonly Line[], seconds: number): number | undefined {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lines[middle]?.startSeconds ?? Infinity) <= seconds) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low === 0 ? undefined : low - 1;
}
