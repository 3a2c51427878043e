import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aStream } from '../../test/streams';
import type { StreamQuery } from '../streams/StreamsApi';
import type { Stream, StreamPage } from '../streams/stream';
import { Directory, upcomingOf } from './Directory';

const now = new Date('2026-05-12T12:00:00Z');

let queries: StreamQuery[];
let answer: (query: StreamQuery) => Promise<StreamPage>;
let directory: Directory;

beforeEach(() => {
  vi.useFakeTimers();
  queries = [];
  answer = () => Promise.resolve(page());
  const finder = {
    find: (query: StreamQuery) => {
      queries.push(query);
      return answer(query);
    },
  };
  directory = new Directory(finder, () => now);
});

afterEach(() => {
  directory.rest(true);
  vi.useRealTimers();
});

function page(...items: Stream[]): StreamPage {
  return { items, total: items.length };
}

function forStatus(live: StreamPage, created: StreamPage) {
  return (query: StreamQuery) => Promise.resolve(query.status.includes('live') ? live : created);
}

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

it('lists what is live and what is coming', async () => {
  const later = aStream({ id: 'c', scheduledStart: new Date('2026-05-12T18:00:00Z') });
  answer = forStatus(page(aStream()), page(later));

  directory.search('');
  await pass(0);

  expect(directory.state.value).toMatchObject({
    live: [{ id: 's1' }],
    liveTotal: 1,
    upcoming: [{ id: 'c' }],
    failed: false,
  });
});

it('looks again every ten seconds', async () => {
  directory.search('');
  await pass(0);

  await pass(20_000);

  expect(queries).toHaveLength(6);
});

it('asks ever less often while the server is away, and keeps the list', async () => {
  answer = forStatus(page(aStream()), page());
  directory.search('');
  await pass(0);
  answer = () => Promise.reject(new Error('away'));

  await pass(300_000);

  expect(directory.state.value).toMatchObject({ live: [{ id: 's1' }], failed: true });
  expect(queries.length).toBeLessThan(26);
});

it('comes back by itself', async () => {
  answer = () => Promise.reject(new Error('away'));
  directory.search('');
  await pass(0);
  expect(directory.state.value).toMatchObject({ live: undefined, failed: true });
  answer = forStatus(page(aStream()), page());

  await pass(3_000);

  expect(directory.state.value).toMatchObject({ live: [{ id: 's1' }], failed: false });
});

it('shows the answer to the last words only', async () => {
  const slow = new Map<string, (found: StreamPage) => void>();
  answer = (query) =>
    query.text === 'old' && query.status.includes('live')
      ? new Promise((resolve) => slow.set('old', resolve))
      : Promise.resolve(page(aStream({ id: 'new' })));
  directory.search('old');
  directory.search(' new ');
  await pass(0);

  slow.get('old')?.(page(aStream({ id: 'old' })));
  await pass(0);

  expect(directory.state.value).toMatchObject({ text: 'new', live: [{ id: 'new' }] });
});

it('asks nothing for a page that nobody sees', async () => {
  directory.search('');
  await pass(0);

  directory.rest(true);
  await pass(120_000);
  expect(queries).toHaveLength(2);

  directory.rest(false);
  expect(queries).toHaveLength(4);
});

it('announces the next first, and nothing without a time or long overdue', () => {
  const at = (id: string, time?: string) =>
    aStream({ id, status: 'created', scheduledStart: time ? new Date(time) : undefined });

  const upcoming = upcomingOf(
    [
      at('tomorrow', '2026-05-13T09:00:00Z'),
      at('draft'),
      at('late', '2026-05-12T11:30:00Z'),
      at('forgotten', '2026-05-11T09:00:00Z'),
      at('today', '2026-05-12T18:00:00Z'),
    ],
    now,
  );

  expect(upcoming.map(({ id }) => id)).toEqual(['late', 'today', 'tomorrow']);
});
