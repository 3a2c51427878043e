import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aStream } from '../../test/streams';
import type { Recording } from '../recordings/recording';
import type { Stream, StreamStatus } from '../streams/stream';
import { ReplaySearch } from './ReplaySearch';
import type { Watch } from './WatchSession';

const recording: Recording = {
  id: 'r1',
  clipOf: undefined,
  gaps: [],
  playbackUrl: '/vod/r1/live.m3u8',
  posterUrl: undefined,
  storyboardUrl: undefined,
  hasWords: false,
};

let answers: (() => Promise<readonly Recording[]>)[];
let asked: string[];
let search: ReplaySearch;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-25T10:00:00Z') });
  answers = [];
  asked = [];
  search = new ReplaySearch(
    {
      find: (streamId) => {
        asked.push(streamId);
        return answers.shift()?.() ?? Promise.resolve([]);
      },
    },
    undefined,
  );
});

afterEach(() => {
  search.stop();
  vi.useRealTimers();
});

function known(status: StreamStatus, change: Partial<Stream> = {}): Watch {
  const stream = aStream({ record: true, endedAt: new Date(), ...change });
  return { phase: 'known', status, viewers: 0, stream };
}

it('asks for nothing while the event goes on, or when nothing was recorded', async () => {
  search.follow({ phase: 'loading' });
  search.follow(known('live'));
  search.follow(known('ended', { record: false }));
  await vi.advanceTimersByTimeAsync(60_000);

  expect(asked).toEqual([]);
  expect(search.state.value).toEqual({ kind: 'none' });
});

it('has it at once when it is there', async () => {
  answers = [() => Promise.resolve([recording])];
  search.follow(known('ended'));
  await vi.advanceTimersByTimeAsync(0);

  expect(search.state.value).toEqual({ kind: 'ready', recording });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual(['s1']);
});

it('promises it while it is made, also while the server is away', async () => {
  answers = [
    () => Promise.resolve([]),
    () => Promise.reject(new Error('away')),
    () => Promise.resolve([recording]),
  ];
  search.follow(known('ended'));
  search.follow(known('ended'));
  await vi.advanceTimersByTimeAsync(0);
  expect(search.state.value).toEqual({ kind: 'soon' });

  await vi.advanceTimersByTimeAsync(10_000);
  expect(search.state.value).toEqual({ kind: 'soon' });
  await vi.advanceTimersByTimeAsync(10_000);

  expect(search.state.value).toEqual({ kind: 'ready', recording });
  expect(asked).toHaveLength(3);
});

it('stops promising in the end', async () => {
  search.follow(known('ended'));
  await vi.advanceTimersByTimeAsync(31 * 60_000);
  expect(search.state.value).toEqual({ kind: 'none' });

  const before = asked.length;
  await vi.advanceTimersByTimeAsync(60 * 60_000);
  expect(asked).toHaveLength(before);
});

it('promises nothing of an event that ended long ago', async () => {
  search.follow(known('ended', { endedAt: new Date('2026-11-20T10:00:00Z') }));
  await vi.advanceTimersByTimeAsync(0);

  expect(search.state.value).toEqual({ kind: 'none' });
});
