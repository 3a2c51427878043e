import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aStream } from '../../test/streams';
import { ApiError } from '../base/readJson';
import type { StreamStatus } from '../streams/stream';
import type { Watch } from '../watch/WatchSession';
import { TranscriptPresence, type Presence } from './TranscriptPresence';

const there: Presence = { isThere: true, draft: true };
const nothing: Presence = { isThere: false, draft: false };

let answer: () => Promise<Presence>;
let asked: number;
let presence: TranscriptPresence;

beforeEach(() => {
  vi.useFakeTimers();
  asked = 0;
  answer = () => Promise.resolve(nothing);
  presence = new TranscriptPresence({
    presence: () => {
      asked += 1;
      return answer();
    },
  });
});

afterEach(() => {
  vi.useRealTimers();
});

function known(status: StreamStatus): Watch {
  return { phase: 'known', status, viewers: 0, stream: aStream() };
}

async function follow(status: StreamStatus): Promise<void> {
  presence.follow(known(status));
  await vi.advanceTimersByTimeAsync(0);
}

it('asks nothing before the event', async () => {
  await follow('created');

  expect(asked).toBe(0);
});

it('asks now and then while an event goes on, until there is something', async () => {
  await follow('live');
  await follow('reconnecting');
  expect([asked, presence.state.value]).toEqual([1, nothing]);

  answer = () => Promise.resolve(there);
  await vi.advanceTimersByTimeAsync(30_000);
  expect([asked, presence.state.value]).toEqual([2, there]);
  await vi.advanceTimersByTimeAsync(300_000);
  expect(asked).toBe(2);
});

it('asks once more when it has ended, and then no more', async () => {
  answer = () => Promise.reject(new ApiError(404, 'none'));
  await follow('live');
  await follow('ended');
  await vi.advanceTimersByTimeAsync(600_000);

  expect([asked, presence.state.value]).toEqual([2, nothing]);
});

it.each(['live', 'ended'] as const)('asks nothing of one without captions: %s', async (status) => {
  presence.follow({
    phase: 'known',
    status,
    viewers: 0,
    stream: aStream({ captioned: false }),
  });
  await vi.advanceTimersByTimeAsync(60_000);

  expect(asked).toBe(0);
});

it('believes what is heard, and still asks who wrote it down', async () => {
  await follow('live');
  presence.heard();
  expect(presence.state.value).toEqual({ isThere: true, draft: false });

  answer = () => Promise.resolve(there);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(presence.state.value).toEqual(there);
});
