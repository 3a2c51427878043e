import { number, optionalText, record, text } from '../api/wire';

/** A phrase that a search has found. */
export interface Hit {
  /** Unique in a list. */
  readonly id: string;
  readonly streamId: string;
  readonly title: string;
  readonly host: string | null;
  readonly isLive: boolean;
  readonly phraseId: string;
  readonly startSeconds: number;
  readonly startTimeMs: number;
  readonly text: string;
  /** Where in the text what was looked for stands, from and to, in UTF-16 units. */
  readonly marks: readonly (readonly [number, number])[];
}

/** A piece of a text, marked or not. */
export interface Piece {
  readonly text: string;
  readonly isMarked: boolean;
}

export function readHit(value: unknown): Hit {
  const from = record(value, 'hit');
  const [streamId, phraseId] = [text(from, 'streamId'), text(from, 'phraseId')];
  return {
    id: `${streamId} ${phraseId}`,
    streamId,
    title: optionalText(from, 'title') ?? '',
    host: optionalText(from, 'host'),
    isLive: from['status'] === 'live',
    phraseId,
    startSeconds: number(from, 'startSeconds'),
    startTimeMs: number(from, 'startTime'),
    text: text(from, 'text'),
    marks: Array.isArray(from['marks']) ? from['marks'].filter(isMark) : [],
  };
}

/** The text cut at its marks; marks that overlap or lie outside are set right. */
export function markedPieces(
  whole: string,
  marks: readonly (readonly [number, number])[],
): Piece[] {
  const made: Piece[] = [];
  let at = 0;
  const add = (to: number, isMarked: boolean): void => {
    if (to > at) made.push({ text: whole.slice(at, to), isMarked });
    at = Math.max(at, to);
  };
  for (const [from, to] of [...marks].sort(([a], [b]) => a - b)) {
    add(Math.min(from, whole.length), false);
    add(Math.min(to, whole.length), true);
  }
  add(whole.length, false);
  return made;
}

function isMark(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((n) => Number.isInteger(n));
}
