import type { Summary } from '../src/summary/summary';

/** A ready summary, with what a test wants to be different. */
export function aSummary(change: Partial<Summary> = {}): Summary {
  return {
    status: 'ready',
    kind: 'summary',
    model: 'small-model',
    soFar: false,
    edited: false,
    overview: 'Rivers and their banks.',
    keyPoints: [],
    decisions: [],
    actionItems: [],
    chapters: [],
    highlights: [],
    ...change,
  };
}

/** An event of which nothing was summed up. */
export const noSummary = aSummary({ status: 'none', overview: '', model: undefined });
