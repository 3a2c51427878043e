import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aStream } from '../../test/streams';
import { aSummary, noSummary } from '../../test/summaries';
import { ApiError } from '../base/readJson';
import type { StreamStatus } from '../streams/stream';
import type { Watch } from '../watch/WatchSession';
import type { Summary } from './summary';
import { SummaryWatch } from './SummaryWatch';

let answers: (() => Promise<Summary>)[];
let asked: number;
let watcher: SummaryWatch;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-25T10:00:00Z') });
  asked = 0;
  watcher = new SummaryWatch({
    get: () => {
      asked += 1;
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      return answer?.() ?? Promise.reject(new Error('nothing'));
    },
  });
});

afterEach(() => {
  watcher.rest(true);
  vi.useRealTimers();
});

function known(status: StreamStatus, endedAt?: Date): Watch {
  return { phase: 'known', status, viewers: 0, stream: aStream({ endedAt }) };
}

async function follow(watch: Watch, ...given: (() => Promise<Summary>)[]): Promise<void> {
  answers = given;
  watcher.follow(watch);
  await vi.advanceTimersByTimeAsync(0);
}

const found = (change?: Partial<Summary>) => () => Promise.resolve(aSummary(change));
const nothing = () => Promise.resolve(noSummary);

it('asks for nothing before the event', async () => {
  await follow(known('created'), found());

  expect(asked).toBe(0);
});

it('shows what there is of a running event, and keeps up with it', async () => {
  await follow(known('live'), nothing, found({ soFar: true }));
  expect(watcher.state.value).toBeUndefined();

  await vi.advanceTimersByTimeAsync(60_000);
  expect(watcher.state.value?.soFar).toBe(true);
});

it('asks more often while one is being made, and keeps the one that there was', async () => {
  const working = () => Promise.resolve(aSummary({ status: 'working', overview: '' }));
  await follow(known('live'), found(), working, found({ overview: 'Anew' }));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(watcher.state.value?.overview).toBe('Rivers and their banks.');

  await vi.advanceTimersByTimeAsync(5_000);
  expect(watcher.state.value?.overview).toBe('Anew');
});

it('is done with an event that is over', async () => {
  await follow(known('ended', new Date('2026-11-25T09:59:00Z')), found());
  await vi.advanceTimersByTimeAsync(3_600_000);

  expect(asked).toBe(1);
});

it('expects one for an hour after the end, and no longer', async () => {
  await follow(known('ended', new Date('2026-11-25T09:59:00Z')), nothing);
  await vi.advanceTimersByTimeAsync(2 * 3_600_000);
  const before = asked;
  expect(before).toBeGreaterThan(50);
  expect(before).toBeLessThan(65);

  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(asked).toBe(before);
});

it('asks less and less often while the server is away', async () => {
  await follow(known('ended'), () => Promise.reject(new ApiError(503, 'away')));
  await vi.advanceTimersByTimeAsync(3_600_000);

  expect(asked).toBeGreaterThan(10);
  expect(asked).toBeLessThan(25);
});

it('takes a refusal for an answer', async () => {
  await follow(known('ended'), () => Promise.reject(new ApiError(404, 'none')));
  await vi.advanceTimersByTimeAsync(3_600_000);

  expect(asked).toBe(1);
});

it('asks nothing on a hidden page, and at once when it is seen again', async () => {
  await follow(known('live'), nothing);
  watcher.rest(true);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(asked).toBe(1);

  watcher.rest(false);
  expect(asked).toBe(2);
});
