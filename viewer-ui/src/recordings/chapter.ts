import { fieldsOf, optionalNumber, stringOf, WireError } from '../base/wire';

/** A part of an event that has a name; `startSeconds` is on the axis of whatever it is a part of. */
export interface Chapter {
  readonly startSeconds: number;
  readonly title: string;
}

const mostChapters = 200;
const mostLetters = 200;

/** In the order of their times; absent is none. */
export function parseChapters(value: unknown): readonly Chapter[] {
  if (value === undefined || value === null) {
    return [];
  }
  if (!Array.isArray(value)) {
    throw new WireError('chapters are no list');
  }
  return value
    .slice(0, mostChapters)
    .map(parseChapter)
    .sort((one, other) => one.startSeconds - other.startSeconds);
}

/** The chapter that a position is in: the last that begins at it or before. */
export function chapterAt(chapters: readonly Chapter[], seconds: number): Chapter | undefined {
  return chapters.findLast(({ startSeconds }) => startSeconds <= seconds);
}

function parseChapter(value: unknown): Chapter {
  const fields = fieldsOf(value, 'chapter');
  return {
    startSeconds: optionalNumber(fields, 'startSeconds') ?? 0,
    title: stringOf(fields, 'title').slice(0, mostLetters),
  };
}
