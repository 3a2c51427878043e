import {
  fieldsOf,
  listOf,
  optionalNumber,
  optionalString,
  optionalTime,
  stringOf,
  type Fields,
} from '../base/wire';

/** What was said without a pause; seconds since the beginning of the stream, or of a recording's file. */
export interface Phrase {
  readonly id: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly language: string | undefined;
  readonly text: string;
  /** A person has put it right. */
  readonly corrected: boolean;
  /** Heard by a recogniser that gets many words wrong. */
  readonly draft: boolean;
}

/** Nothing is known of what was said there. */
export interface Silence {
  readonly startSeconds: number;
  readonly seconds: number;
}

export interface Transcript {
  readonly language: string | undefined;
  readonly status: 'live' | 'ended';
  readonly draft: boolean;
  /** Programme time of second 0, epoch milliseconds. */
  readonly epochMs: number | undefined;
  /** In the order of their times. */
  readonly phrases: readonly Phrase[];
  readonly gaps: readonly Silence[];
  readonly version: number;
  /** There is more than is kept. */
  readonly truncated: boolean;
}

/** Days of speech; what is longer is cut. */
const mostPhrases = 50_000;
const mostGaps = 2_000;
const mostLetters = 2_000;

export function parseTranscript(value: unknown): Transcript {
  const fields = fieldsOf(value, 'transcript');
  const gaps = Array.isArray(fields.gaps) ? fields.gaps : [];
  return {
    language: optionalString(fields, 'language'),
    status: fields.status === 'ended' ? 'ended' : 'live',
    draft: fields.draft === true,
    epochMs: optionalNumber(fields, 'epoch') ?? optionalTime(fields, 'epoch')?.getTime(),
    phrases: parsePhrases(fields),
    gaps: gaps.slice(0, mostGaps).map(parseGap),
    version: optionalNumber(fields, 'version') ?? 0,
    truncated: fields.truncated === true,
  };
}

/** The `items` of a transcript, of a stream or of a recording. */
export function parsePhrases(fields: Fields): readonly Phrase[] {
  return inOrder(listOf(fields, 'items').slice(0, mostPhrases).map(parsePhrase));
}

/**
 * What is known after an answer to "what has changed since". Phrases that did not change stay the same objects, by which a
 * list knows what it need not draw again.
 */
export function merge(known: Transcript, news: Transcript): Transcript {
  if (news.phrases.length === 0) {
    return { ...news, phrases: known.phrases };
  }
  const byId = new Map(known.phrases.map((phrase) => [phrase.id, phrase]));
  for (const phrase of news.phrases) {
    byId.set(phrase.id, phrase);
  }
  return { ...news, phrases: inOrder([...byId.values()]).slice(-mostPhrases) };
}

function inOrder(phrases: readonly Phrase[]): readonly Phrase[] {
  return [...phrases].sort((one, other) => one.startSeconds - other.startSeconds);
}

function parsePhrase(value: unknown): Phrase {
  const fields = fieldsOf(value, 'phrase');
  const startSeconds = optionalNumber(fields, 'startSeconds') ?? 0;
  return {
    id: stringOf(fields, 'id'),
    startSeconds,
    endSeconds: Math.max(startSeconds, optionalNumber(fields, 'endSeconds') ?? startSeconds),
    language: optionalString(fields, 'language'),
    text: stringOf(fields, 'text').slice(0, mostLetters),
    corrected: fields.corrected === true,
    draft: fields.draft === true,
  };
}

function parseGap(value: unknown): Silence {
  const fields = fieldsOf(value, 'gap');
  return {
    startSeconds: optionalNumber(fields, 'startSeconds') ?? 0,
    seconds: optionalNumber(fields, 'seconds') ?? 0,
  };
}
