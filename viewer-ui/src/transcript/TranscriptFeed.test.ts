import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aPhrase, aTranscript } from '../../test/transcripts';
import { ApiError } from '../base/readJson';
import type { Transcript } from './transcript';
import { TranscriptFeed } from './TranscriptFeed';

let answers: (() => Promise<Transcript>)[];
let asked: (number | undefined)[];
let feed: TranscriptFeed;

beforeEach(() => {
  vi.useFakeTimers();
  answers = [];
  asked = [];
  const get = (_: string, after?: number) => {
    asked.push(after);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    return answer ? answer() : new Promise<Transcript>(() => undefined);
  };
  feed = new TranscriptFeed('s1', { get }, () => 0.5);
});

afterEach(() => {
  feed.read(false);
  vi.useRealTimers();
});

async function read(...given: (() => Promise<Transcript>)[]): Promise<void> {
  answers = given;
  feed.read(true);
  await vi.advanceTimersByTimeAsync(0);
}

const found =
  (change: Partial<Transcript> = {}) =>
  () =>
    Promise.resolve(aTranscript(change));
const refused = (status: number) => () => Promise.reject(new ApiError(status, 'refused'));

it('asks for nothing while nobody reads', async () => {
  await vi.advanceTimersByTimeAsync(60_000);

  expect(asked).toEqual([]);
});

it('asks for what has changed, every few seconds', async () => {
  await read(
    found({ version: 3 }),
    found({ version: 4, phrases: [aPhrase({ id: 'p2', startSeconds: 20 })] }),
  );
  await vi.advanceTimersByTimeAsync(4_000);

  expect(asked).toEqual([undefined, 3]);
  expect(feed.state.value.transcript?.phrases.map(({ id }) => id)).toEqual(['p1', 'p2']);
});

it('says nothing when nothing has changed', async () => {
  await read(found({ version: 3 }), found({ version: 3, phrases: [] }));
  const before = feed.state.value.transcript;
  await vi.advanceTimersByTimeAsync(4_000);

  expect(asked).toHaveLength(2);
  expect(feed.state.value.transcript).toBe(before);
});

it('is done when the event has ended', async () => {
  await read(found({ status: 'ended' }));
  await vi.advanceTimersByTimeAsync(60_000);

  expect(asked).toHaveLength(1);
});

it('waits for the first words', async () => {
  await read(refused(404), found());
  expect(feed.state.value.phase).toBe('none');
  await vi.advanceTimersByTimeAsync(10_000);

  expect(feed.state.value.phase).toBe('known');
});

it('keeps what it knows while the server is away, and asks less and less often', async () => {
  await read(found(), refused(503));
  await vi.advanceTimersByTimeAsync(4_000);
  expect(feed.state.value).toMatchObject({ phase: 'known', stale: true });

  const before = asked.length;
  await vi.advanceTimersByTimeAsync(300_000);
  expect(asked.length - before).toBeLessThan(16);

  answers = [found({ version: 9 })];
  await vi.advanceTimersByTimeAsync(30_000);
  expect(feed.state.value).toMatchObject({ stale: false, transcript: { version: 9 } });
});

it('tells that nobody answers when it knows nothing', async () => {
  await read(refused(0));

  expect(feed.state.value.phase).toBe('unreachable');
});

it('begins anew with a server that counts anew', async () => {
  await read(found({ version: 7 }), found({ version: 1, phrases: [] }), found({ version: 2 }));
  await vi.advanceTimersByTimeAsync(4_100);

  expect(asked).toEqual([undefined, 7, undefined]);
  expect(feed.state.value.transcript?.version).toBe(2);
});

it('stops when nobody reads any more, and goes on where it was', async () => {
  await read(found({ version: 3 }));
  feed.read(false);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(1);

  feed.read(true);
  expect(asked).toEqual([undefined, 3]);
});
