import {
  flag,
  list,
  number,
  numberOr,
  oneOf,
  optionalText,
  record,
  text,
  texts,
  WireRecord,
} from '../api/wire';

export const summaryStatuses = ['none', 'working', 'ready', 'failed'] as const;
export type SummaryStatus = (typeof summaryStatuses)[number];

export const summaryCodes = [
  'wrong-key',
  'quota',
  'unreachable',
  'timed-out',
  'bad-answer',
  'too-long',
  'nothing-said',
] as const;
/** Why there is none; `other` is for one that a later server knows. */
export type SummaryCode = (typeof summaryCodes)[number] | 'other';

export interface ActionItem {
  readonly text: string;
  /** Who is to do it; empty where nobody was named. */
  readonly owner: string;
}

/** A place in the event; seconds are programme time since its beginning. */
export interface Chapter {
  readonly startSeconds: number;
  readonly title: string;
}

export interface Highlight {
  readonly startSeconds: number;
  readonly text: string;
}

/** What a broadcaster may write over. */
export interface SummaryText {
  readonly overview: string;
  readonly keyPoints: readonly string[];
  readonly decisions: readonly string[];
  readonly actionItems: readonly ActionItem[];
  readonly chapters: readonly Chapter[];
}

/** An event in short, by a language model, or its own sentences ("highlights") where there is none. */
export interface Summary extends SummaryText {
  readonly status: SummaryStatus;
  readonly kind: 'summary' | 'highlights';
  readonly model: string | null;
  /** Made while the event went on: it ends where the event then was. */
  readonly isSoFar: boolean;
  readonly highlights: readonly Highlight[];
  readonly isEdited: boolean;
  readonly tokens: { readonly input: number; readonly output: number } | null;
  /** How long it took. */
  readonly seconds: number | null;
  readonly createdAt: string | null;
  /** Of a long transcript's pieces. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly code: SummaryCode | null;
}

export const noSummary: Summary = {
  status: 'none',
  kind: 'summary',
  model: null,
  isSoFar: false,
  overview: '',
  keyPoints: [],
  decisions: [],
  actionItems: [],
  chapters: [],
  highlights: [],
  isEdited: false,
  tokens: null,
  seconds: null,
  createdAt: null,
  progress: null,
  code: null,
};

export function readSummary(value: unknown): Summary {
  const from = record(value, 'summary');
  const seconds = numberOr(from, 'seconds', -1);
  return {
    status: oneOf(from, 'status', summaryStatuses),
    kind: from['kind'] === 'highlights' ? 'highlights' : 'summary',
    model: optionalText(from, 'model'),
    isSoFar: flag(from, 'soFar'),
    overview: optionalText(from, 'overview') ?? '',
    keyPoints: texts(from, 'keyPoints'),
    decisions: texts(from, 'decisions'),
    actionItems: listOrNone(from, 'actionItems', readActionItem),
    chapters: listOrNone(from, 'chapters', readChapter),
    highlights: listOrNone(from, 'highlights', readHighlight),
    isEdited: flag(from, 'edited'),
    tokens: readTokens(from['tokens']),
    seconds: seconds < 0 ? null : seconds,
    createdAt: optionalText(from, 'createdAt'),
    progress: readProgress(from['progress']),
    code: readCode(from['code']),
  };
}

export function readChapter(value: unknown): Chapter {
  const from = record(value, 'chapter');
  return { startSeconds: number(from, 'startSeconds'), title: text(from, 'title') };
}

function readActionItem(value: unknown): ActionItem {
  const from = record(value, 'action item');
  return { text: text(from, 'text'), owner: optionalText(from, 'owner') ?? '' };
}

function readHighlight(value: unknown): Highlight {
  const from = record(value, 'highlight');
  return { startSeconds: number(from, 'startSeconds'), text: text(from, 'text') };
}

function readTokens(value: unknown): Summary['tokens'] {
  if (value == null) return null;
  const from = record(value, 'tokens');
  return { input: numberOr(from, 'input', 0), output: numberOr(from, 'output', 0) };
}

function readProgress(value: unknown): Summary['progress'] {
  if (value == null) return null;
  const from = record(value, 'progress');
  const total = numberOr(from, 'total', 0);
  return total > 0 ? { done: Math.min(total, numberOr(from, 'done', 0)), total } : null;
}

function readCode(value: unknown): SummaryCode | null {
  if (typeof value !== 'string') return null;
  return summaryCodes.find((code) => code === value) ?? 'other';
}

function listOrNone<T>(from: WireRecord, field: string, read: (item: unknown) => T): T[] {
  return from[field] == null ? [] : list(from, field, read);
}
