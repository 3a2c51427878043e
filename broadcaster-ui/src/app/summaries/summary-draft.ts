import { clock } from '../ui/moments';
import { ActionItem, Chapter, SummaryText } from './summary';

/** A summary as somebody writes it: lists one a line, times as 12:31. */
export interface SummaryDraft {
  readonly overview: string;
  readonly keyPoints: string;
  readonly decisions: string;
  readonly actionItems: readonly ActionItem[];
  readonly chapters: readonly { readonly time: string; readonly title: string }[];
}

export function draftOf(summary: SummaryText): SummaryDraft {
  return {
    overview: summary.overview,
    keyPoints: summary.keyPoints.join('\n'),
    decisions: summary.decisions.join('\n'),
    actionItems: summary.actionItems,
    chapters: summary.chapters.map(({ startSeconds, title }) => ({
      time: clock(startSeconds * 1000),
      title,
    })),
  };
}

/** Only what is other than before; null where a chapter's time is no time. */
export function changesIn(draft: SummaryDraft, before: SummaryText): Partial<SummaryText> | null {
  const chapters = readChapters(draft, before);
  if (chapters === null) return null;
  const after: SummaryText = {
    overview: draft.overview.trim(),
    keyPoints: lines(draft.keyPoints),
    decisions: lines(draft.decisions),
    actionItems: draft.actionItems
      .map(({ text, owner }) => ({ text: text.trim(), owner: owner.trim() }))
      .filter(({ text }) => text !== ''),
    chapters,
  };
  const changed = (Object.keys(after) as (keyof SummaryText)[]).filter(
    (field) => JSON.stringify(after[field]) !== JSON.stringify(before[field]),
  );
  return Object.fromEntries(changed.map((field) => [field, after[field]]));
}

/** Seconds of "7", "12:31" or "1:02:03"; null for anything else. */
export function readClock(text: string): number | null {
  const parts = text.trim().split(':');
  if (parts.length > 3 || !parts.every((part) => /^\d{1,3}$/.test(part))) return null;
  if (parts.slice(1).some((part) => Number(part) > 59)) return null;
  return parts.reduce((seconds, part) => seconds * 60 + Number(part), 0);
}

function readChapters(draft: SummaryDraft, { chapters }: SummaryText): Chapter[] | null {
  const made: Chapter[] = [];
  for (const { time, title } of draft.chapters) {
    if (title.trim() === '') continue;
    const seconds = readClock(time);
    if (seconds === null) return null;
    // A time that was not written over keeps its fraction.
    const exact = chapters.find(({ startSeconds }) => clock(startSeconds * 1000) === time.trim());
    made.push({ startSeconds: exact?.startSeconds ?? seconds, title: title.trim() });
  }
  return made.sort((a, b) => a.startSeconds - b.startSeconds);
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
