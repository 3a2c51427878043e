import { list, number, numberOr, optionalText, record, text } from '../api/wire';

/** A line of what was said, at its place in the recording's file. */
export interface RecordedPhrase {
  readonly id: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly text: string;
  readonly language: string;
}

export interface RecordedChapter {
  readonly startSeconds: number;
  readonly title: string;
}

/** What was said in a recording; what was not recorded is left out. */
export interface RecordedTranscript {
  readonly items: readonly RecordedPhrase[];
  readonly chapters: readonly RecordedChapter[];
}

export const nothingRecorded: RecordedTranscript = { items: [], chapters: [] };

export function readRecordedTranscript(value: unknown): RecordedTranscript {
  const from = record(value, 'transcript');
  return {
    items: list(from, 'items', readPhrase),
    chapters: from['chapters'] == null ? [] : list(from, 'chapters', readChapter),
  };
}

function readPhrase(value: unknown): RecordedPhrase {
  const from = record(value, 'phrase');
  const startSeconds = number(from, 'startSeconds');
  return {
    id: text(from, 'id'),
    startSeconds,
    endSeconds: Math.max(startSeconds, numberOr(from, 'endSeconds', startSeconds)),
    text: text(from, 'text'),
    language: optionalText(from, 'language') ?? '',
  };
}

function readChapter(value: unknown): RecordedChapter {
  const from = record(value, 'chapter');
  return { startSeconds: number(from, 'startSeconds'), title: text(from, 'title') };
}
