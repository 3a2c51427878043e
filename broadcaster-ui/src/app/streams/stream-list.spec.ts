import { Page } from '../api/page';
import { Problem } from '../api/problem';
import { StreamQuery } from './stream-api';
import { readStream, Stream } from './stream';
import { StreamList } from './stream-list';

function stream(id: string): Stream {
  return readStream({
    id,
    title: `Stream ${id}`,
    owner: { id: 'u1', name: 'Ada' },
    status: 'created',
    visibility: 'public',
    createdAt: '2026-01-01T10:00:00Z',
    watchUrl: `/watch/${id}`,
  });
}

describe('StreamList', () => {
  let all: Stream[];
  let queries: StreamQuery[];
  let fails: boolean;
  let list: StreamList;

  beforeEach(() => {
    all = Array.from({ length: 45 }, (_, index) => stream(String(index)));
    queries = [];
    fails = false;
    list = new StreamList({
      listMine: (query): Promise<Page<Stream>> => {
        queries.push(query);
        if (fails) return Promise.reject(Problem.unreachable());
        const { page, size } = query;
        const found = query.search === '' ? all : all.filter(({ id }) => id === query.search);
        const items = found.slice(page * size, (page + 1) * size);
        return Promise.resolve({ items, page, size, total: found.length });
      },
      remove: (id) => {
        all = all.filter((candidate) => candidate.id !== id);
        return Promise.resolve();
      },
    });
  });

  it('pages through everything', async () => {
    expect(list.state()).toBe('loading');
    await list.reload();
    expect(list.range()).toEqual({ first: 1, last: 20, total: 45 });
    expect([list.hasPrevious(), list.hasNext()]).toEqual([false, true]);

    await list.go(1);
    await list.go(1);

    expect(list.range()).toEqual({ first: 41, last: 45, total: 45 });
    expect([list.hasPrevious(), list.hasNext()]).toEqual([true, false]);
  });

  it('goes back to the first page for another search or filter', async () => {
    await list.reload();
    await list.go(1);
    await list.search('  7 ');
    expect(queries.at(-1)).toMatchObject({ search: '7', page: 0 });

    await list.show('live');
    expect(queries.at(-1)?.statuses).toEqual(['live', 'reconnecting']);
  });

  it('tells having none from finding none', async () => {
    await list.search('no such');
    expect(list.state()).toBe('no-match');

    all = [];
    await list.search('');
    expect(list.state()).toBe('empty');
  });

  it('keeps what it shows when a renewal fails, and says that it is old', async () => {
    await list.reload();
    fails = true;
    await list.reload();

    expect(list.state()).toBe('list');
    expect(list.isStale()).toBe(true);
  });

  it('has failed when nothing came at all', async () => {
    fails = true;
    await list.reload();

    expect(list.state()).toBe('failed');
    expect(list.isStale()).toBe(false);
  });

  it('shows the answer to the last question, whichever comes last', async () => {
    const first = list.reload();
    const second = list.search('3');
    await Promise.all([first, second]);

    expect(list.items().map(({ id }) => id)).toEqual(['3']);
  });

  it('leaves a page whose last stream was deleted', async () => {
    all = all.slice(0, 21);
    await list.reload();
    await list.go(1);

    await list.remove(all[20] ?? stream('?'));

    expect(list.range()).toEqual({ first: 1, last: 20, total: 20 });
  });
});
