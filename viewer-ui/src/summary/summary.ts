import {
  fieldsOf,
  oneOf,
  optionalNumber,
  optionalString,
  stringOf,
  type Fields,
} from '../base/wire';
import { parseChapters, type Chapter } from '../recordings/chapter';

export const summaryStatuses = ['none', 'working', 'ready', 'failed'] as const;

export interface ActionItem {
  readonly text: string;
  readonly owner: string | undefined;
}

export interface Highlight {
  readonly startSeconds: number;
  readonly text: string;
}

/** What an event was about; seconds since the stream's epoch. */
export interface Summary {
  readonly status: (typeof summaryStatuses)[number];
  /** `highlights`: sentences picked from the transcript, without a model. */
  readonly kind: 'summary' | 'highlights';
  readonly model: string | undefined;
  /** The event goes on. */
  readonly soFar: boolean;
  readonly edited: boolean;
  readonly overview: string;
  readonly keyPoints: readonly string[];
  readonly decisions: readonly string[];
  readonly actionItems: readonly ActionItem[];
  readonly chapters: readonly Chapter[];
  readonly highlights: readonly Highlight[];
}

const mostItems = 100;
const mostLetters = 2_000;
const longestOverview = 10_000;

export function parseSummary(value: unknown): Summary {
  const fields = fieldsOf(value, 'summary');
  return {
    status: oneOf(fields, 'status', summaryStatuses),
    kind: fields.kind === 'highlights' ? 'highlights' : 'summary',
    model: optionalString(fields, 'model'),
    soFar: fields.soFar === true,
    edited: fields.edited === true,
    overview: (optionalString(fields, 'overview') ?? '').slice(0, longestOverview),
    keyPoints: texts(fields, 'keyPoints'),
    decisions: texts(fields, 'decisions'),
    actionItems: items(fields, 'actionItems').map(parseActionItem),
    chapters: parseChapters(fields.chapters),
    highlights: items(fields, 'highlights').map(parseHighlight),
  };
}

/** Whether there is something to show; one that is being made anew still shows what it was. */
export function saysSomething(summary: Summary): boolean {
  const { overview, keyPoints, decisions, actionItems, chapters, highlights } = summary;
  const lists = [keyPoints, decisions, actionItems, chapters, highlights];
  return overview !== '' || lists.some(({ length }) => length > 0);
}

function items(fields: Fields, name: string): readonly unknown[] {
  const value = fields[name];
  return Array.isArray(value) ? value.slice(0, mostItems) : [];
}

function texts(fields: Fields, name: string): readonly string[] {
  return items(fields, name).flatMap((item) =>
    typeof item === 'string' && item !== '' ? [item.slice(0, mostLetters)] : [],
  );
}

function parseActionItem(value: unknown): ActionItem {
  const fields = fieldsOf(value, 'action item');
  const text = stringOf(fields, 'text').slice(0, mostLetters);
  return { text, owner: optionalString(fields, 'owner')?.slice(0, mostLetters) };
}

function parseHighlight(value: unknown): Highlight {
  const fields = fieldsOf(value, 'highlight');
  return {
    startSeconds: optionalNumber(fields, 'startSeconds') ?? 0,
    text: stringOf(fields, 'text').slice(0, mostLetters),
  };
}
