import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiError } from '../base/readJson';
import { RecordingTranscript } from './RecordingTranscript';
import type { RecordingWords } from './TranscriptApi';

const found: RecordingWords = { phrases: [], chapters: [] };

let answers: (() => Promise<RecordingWords>)[];
let asked: string[];
let transcript: RecordingTranscript;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  transcript = new RecordingTranscript({
    ofRecording: (id) => {
      asked.push(id);
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      return answer?.() ?? Promise.resolve(found);
    },
  });
});

afterEach(() => {
  vi.useRealTimers();
});

it('asks once for a recording', async () => {
  answers = [() => Promise.resolve(found)];
  await transcript.load({ id: 'r1', hasWords: true });
  await transcript.load({ id: 'r1', hasWords: true });

  expect(asked).toEqual(['r1']);
  expect(transcript.state.value).toEqual({ phase: 'known', words: found });
});

it('asks nothing of a recording without words', async () => {
  await transcript.load({ id: 'r1', hasWords: false });

  expect(asked).toEqual([]);
  expect(transcript.state.value).toEqual({ phase: 'none' });
});

it('takes a refusal for an answer', async () => {
  answers = [() => Promise.reject(new ApiError(404, 'none'))];
  await transcript.load({ id: 'r1', hasWords: true });
  await vi.advanceTimersByTimeAsync(600_000);

  expect(asked).toHaveLength(1);
  expect(transcript.state.value).toEqual({ phase: 'none' });
});

it('asks again while nobody answers, not for ever', async () => {
  answers = [() => Promise.reject(new ApiError(503, 'away'))];
  await transcript.load({ id: 'r1', hasWords: true });
  expect(transcript.state.value).toEqual({ phase: 'unreachable' });
  await vi.advanceTimersByTimeAsync(3_600_000);

  expect(asked).toHaveLength(9);
});

it('forgets the recording that nobody watches any more', async () => {
  let late: (words: RecordingWords) => void = () => undefined;
  answers = [
    () => new Promise((resolve) => (late = resolve)),
    () => Promise.reject(new ApiError(404, 'none')),
  ];
  void transcript.load({ id: 'r1', hasWords: true });
  await transcript.load({ id: 'r2', hasWords: true });
  late(found);
  await vi.advanceTimersByTimeAsync(0);

  expect(transcript.state.value).toEqual({ phase: 'none' });
});
