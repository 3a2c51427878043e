import type { Phrase, Transcript } from '../src/transcript/transcript';

/** A phrase, with what a test wants to be different. */
export function aPhrase(change: Partial<Phrase> = {}): Phrase {
  return {
    id: 'p1',
    startSeconds: 12,
    endSeconds: 14,
    language: 'en-US',
    text: 'Rivers and their banks.',
    corrected: false,
    draft: false,
    ...change,
  };
}

/** A live transcript of one phrase, with what a test wants to be different. */
export function aTranscript(change: Partial<Transcript> = {}): Transcript {
  return {
    language: 'en-US',
    status: 'live',
    draft: false,
    epochMs: 1_000_000,
    phrases: [aPhrase()],
    gaps: [],
    version: 1,
    truncated: false,
    ...change,
  };
}
