import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aStream } from '../../test/streams';
import { ApiError } from '../base/readJson';
import type { StreamStatus } from '../streams/stream';
import type { Watch } from '../watch/WatchSession';
import { TranscriptPresence } from './TranscriptPresence';

let answer: () => Promise<boolean>;
let asked: number;
let presence: TranscriptPresence;

beforeEach(() => {
  vi.useFakeTimers();
  asked = 0;
  answer = () => Promise.resolve(false);
  presence = new TranscriptPresence({
    isThere: () => {
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
  expect([asked, presence.state.value]).toEqual([1, false]);

  answer = () => Promise.resolve(true);
  await vi.advanceTimersByTimeAsync(30_000);
  expect([asked, presence.state.value]).toEqual([2, true]);
  await vi.advanceTimersByTimeAsync(300_000);
  expect(asked).toBe(2);
});

it('asks once more when it has ended, and then no more', async () => {
  answer = () => Promise.reject(new ApiError(404, 'none'));
  await follow('live');
  await follow('ended');
  await vi.advanceTimersByTimeAsync(600_000);

  expect([asked, presence.state.value]).toEqual([2, false]);
});

it('need not ask when somebody was heard', async () => {
  await follow('live');
  presence.heard();
  await vi.advanceTimersByTimeAsync(300_000);

  expect([asked, presence.state.value]).toEqual([1, true]);
});
