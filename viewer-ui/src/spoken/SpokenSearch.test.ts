import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiError } from '../base/readJson';
import { momentPath, parseSpokenPage, type SpokenMoment, type SpokenPage } from './moment';
import { SpokenResults } from './SpokenResults';
import { SpokenSearch } from './SpokenSearch';

let answers: (() => Promise<SpokenPage>)[];
let asked: [string, number][];
let search: SpokenSearch;

beforeEach(() => {
  vi.useFakeTimers();
  answers = [];
  asked = [];
  search = new SpokenSearch({
    find: (text, page) => {
      asked.push([text, page]);
      return answers.shift()?.() ?? new Promise(() => undefined);
    },
  });
});

afterEach(() => {
  search.search('');
  vi.useRealTimers();
});

function aMoment(change: Partial<SpokenMoment> = {}): SpokenMoment {
  return {
    streamId: 's1',
    title: 'Rivers',
    host: 'Grace Hopper',
    isLive: true,
    phraseId: 'p1',
    startSeconds: 95.7,
    text: 'Rivers and their banks.',
    marks: [[0, 6]],
    ...change,
  };
}

async function find(text: string, ...given: (() => Promise<SpokenPage>)[]): Promise<void> {
  answers = given;
  search.search(text);
  await vi.advanceTimersByTimeAsync(0);
}

const page =
  (total: number, ...items: readonly SpokenMoment[]) =>
  () =>
    Promise.resolve({ items, total });

it('searches for two letters or more', async () => {
  await find(' r ', page(1, aMoment()));
  expect(search.state.value.phase).toBe('idle');

  await find('ri', page(1, aMoment()));
  expect(search.state.value).toMatchObject({ phase: 'found', total: 1 });
});

it('lists one page after the other, nothing twice', async () => {
  await find(
    'rivers',
    page(3, aMoment(), aMoment({ phraseId: 'p2' })),
    page(3, aMoment({ phraseId: 'p2' }), aMoment({ phraseId: 'p3' })),
  );
  expect(search.hasMore).toBe(true);
  await search.more();

  expect(asked).toEqual([
    ['rivers', 0],
    ['rivers', 1],
  ]);
  expect(search.state.value.moments.map(({ phraseId }) => phraseId)).toEqual(['p1', 'p2', 'p3']);
  expect(search.hasMore).toBe(false);
});

it('forgets an answer that was overtaken', async () => {
  let late: (page: SpokenPage) => void = () => undefined;
  await find('rivers', () => new Promise((resolve) => (late = resolve)));
  await find('banks', page(0));
  late({ items: [aMoment()], total: 1 });
  await vi.advanceTimersByTimeAsync(0);

  expect(search.state.value).toMatchObject({ text: 'banks', total: 0 });
});

it('tries again while the server is away, not for ever', async () => {
  await find('rivers', ...Array.from({ length: 50 }, () => () => Promise.reject(new Error('x'))));
  expect(search.state.value.phase).toBe('failed');
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(asked).toHaveLength(11);

  await find('rivers again', page(1, aMoment()));
  expect(search.state.value.phase).toBe('found');
});

it('finds nothing where nothing can be searched', async () => {
  await find('rivers', () => Promise.reject(new ApiError(404, 'no such thing')));

  expect(search.state.value).toMatchObject({ phase: 'found', total: 0 });
});

it('links to the moment, marks the words, and takes them for words', async () => {
  const results = new SpokenResults(search);
  expect(results.element.hidden).toBe(true);
  await find('rivers', page(1, aMoment({ text: 'Rivers <b>rise</b>' })));

  expect(results.element.hidden).toBe(false);
  const link = results.element.querySelector('a');
  expect(link?.getAttribute('href')).toBe('/watch/s1?t=95');
  expect(link?.querySelector('mark')?.textContent).toBe('Rivers');
  expect(link?.querySelector('b')).toBeNull();
  expect(link?.textContent).toContain('Rivers <b>rise</b>');
  expect(link?.querySelector('.moment-where')?.textContent).toBe('LiveRiversGrace Hopperat 1:35');
});

it('says how many there are, or that there are none, or that it cannot know', async () => {
  const results = new SpokenResults(search);
  const status = () => results.element.querySelector('[role=status]')?.textContent;
  await find('rivers');
  expect(status()).toBe('Searching what was said');
  await find('banks', page(12, aMoment()));
  expect(status()).toBe('12 moments');
  await find('fish', page(0));
  expect(status()).toBe('Nobody said "fish"');
  expect(results.element.querySelectorAll('li')).toHaveLength(0);
  await find('sea', () => Promise.reject(new Error('away')));
  expect(status()).toContain('cannot be searched now');
});

it('reads what the server sends', () => {
  const sent = { ...aMoment(), isLive: undefined, status: 'ended', startTime: 1, host: null };
  const { items, total } = parseSpokenPage({
    items: [{ ...sent, marks: [[0, 6], ['x', 1], 7] }],
    page: 0,
    size: 10,
    total: 1,
  });

  expect(total).toBe(1);
  expect(items).toEqual([aMoment({ isLive: false, host: undefined })]);
  expect(momentPath(aMoment({ streamId: 'a/b', startSeconds: -3 }))).toBe('/watch/a%2Fb?t=0');
});
