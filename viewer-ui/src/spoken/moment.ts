import { fieldsOf, listOf, optionalNumber, optionalString, stringOf } from '../base/wire';

/** A moment at which somebody said what was searched for. */
export interface SpokenMoment {
  readonly streamId: string;
  readonly title: string;
  readonly host: string | undefined;
  readonly isLive: boolean;
  readonly phraseId: string;
  /** Since the stream's epoch. */
  readonly startSeconds: number;
  readonly text: string;
  /** From where to where in the text the wanted words are. */
  readonly marks: readonly (readonly [from: number, to: number])[];
}

export interface SpokenPage {
  readonly items: readonly SpokenMoment[];
  readonly total: number;
}

const mostItems = 100;
const mostLetters = 2_000;
const mostMarks = 50;

export function parseSpokenPage(value: unknown): SpokenPage {
  const fields = fieldsOf(value, 'page of moments');
  const items = listOf(fields, 'items').slice(0, mostItems).map(parseMoment);
  return { items, total: optionalNumber(fields, 'total') ?? items.length };
}

/** The page of the event, which begins there. */
export function momentPath({ streamId, startSeconds }: SpokenMoment): string {
  return `/watch/${encodeURIComponent(streamId)}?t=${Math.max(0, Math.floor(startSeconds))}`;
}

function parseMoment(value: unknown): SpokenMoment {
  const fields = fieldsOf(value, 'moment');
  const marks = Array.isArray(fields.marks) ? fields.marks : [];
  return {
    streamId: stringOf(fields, 'streamId'),
    title: stringOf(fields, 'title'),
    host: optionalString(fields, 'host'),
    isLive: fields.status === 'live',
    phraseId: stringOf(fields, 'phraseId'),
    startSeconds: optionalNumber(fields, 'startSeconds') ?? 0,
    text: stringOf(fields, 'text').slice(0, mostLetters),
    marks: marks.slice(0, mostMarks).flatMap(parseMark),
  };
}

function parseMark(value: unknown): readonly (readonly [number, number])[] {
  if (!Array.isArray(value)) {
    return [];
  }
  const [from, to] = value as readonly unknown[];
  return typeof from === 'number' && typeof to === 'number' ? [[from, to]] : [];
}
