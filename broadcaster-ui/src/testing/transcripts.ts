import { Phrase, readPhrase, readTranscript, Transcript } from '../app/transcripts/transcript';

export function phraseBody(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'p1',
    startSeconds: 1,
    endSeconds: 3,
    startTime: 1_767_261_601_000,
    takeId: 't1',
    takeStartMs: 1_000,
    takeEndMs: 3_000,
    language: 'en-US',
    text: 'Good evening.',
    corrected: false,
    draft: false,
    ...changes,
  };
}

export function aPhrase(changes: Record<string, unknown> = {}): Phrase {
  return readPhrase(phraseBody(changes));
}

/** A transcript of three phrases as transcription-service tells it, with changes. */
export function transcriptBody(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    streamId: 's1',
    title: 'A talk',
    language: 'en-US',
    status: 'ended',
    provider: 'azure',
    draft: false,
    epoch: 1_767_261_600_000,
    items: [
      phraseBody(),
      phraseBody({ id: 'p2', startSeconds: 4, endSeconds: 7, text: 'We speak of ferries today.' }),
      phraseBody({ id: 'p3', startSeconds: 60, endSeconds: 62, text: 'Any questions?' }),
    ],
    gaps: [{ startSeconds: 10, seconds: 40, cause: 'service-away' }],
    version: 3,
    truncated: false,
    ...changes,
  };
}

export function aTranscript(changes: Record<string, unknown> = {}): Transcript {
  return readTranscript(transcriptBody(changes));
}
