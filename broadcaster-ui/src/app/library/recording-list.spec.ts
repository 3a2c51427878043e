import { Page } from '../api/page';
import { aRecording, withoutFile } from '../../testing/recordings';
import { Recording } from './recording';
import { RecordingQuery } from './recording-api';
import { RecordingList } from './recording-list';

describe('RecordingList', () => {
  let there: Recording[];
  let deleted: Recording[];
  let queries: RecordingQuery[];
  let list: RecordingList;

  beforeEach(() => {
    there = [aRecording({ id: 'r1' }), aRecording({ id: 'r2' })];
    deleted = [];
    queries = [];
    const move = (id: string, from: Recording[], to: Recording[]): Promise<void> => {
      to.push(
        ...from.splice(
          from.findIndex((candidate) => candidate.id === id),
          1,
        ),
      );
      return Promise.resolve();
    };
    list = new RecordingList({
      listMine: (query): Promise<Page<Recording>> => {
        queries.push(query);
        const items = [...(query.deleted ? deleted : there)];
        return Promise.resolve({ items, page: 0, size: query.size, total: items.length });
      },
      remove: (id) => move(id, there, deleted),
      restore: (id) => move(id, deleted, there),
    });
  });

  it('asks for the states behind a filter', async () => {
    await list.show('in-progress');
    expect(queries.at(-1)?.statuses).toEqual(['recording', 'processing']);

    await list.show('attention');
    expect(queries.at(-1)?.statuses).toEqual(['incomplete', 'failed']);
  });

  it('takes a deletion back at once', async () => {
    await list.reload();
    const [first] = list.items();
    await list.remove(first ?? aRecording());
    expect(list.items().map(({ id }) => id)).toEqual(['r2']);

    await list.restore(first ?? aRecording());

    expect(list.items().map(({ id }) => id)).toEqual(['r2', 'r1']);
  });

  it('restores from what was deleted, which is a list of its own', async () => {
    await list.show('ready');
    await list.remove(there[0] ?? aRecording());
    await list.showDeleted(true);
    expect(queries.at(-1)).toMatchObject({ deleted: true, statuses: [] });
    expect(list.items().map(({ id }) => id)).toEqual(['r1']);

    await list.restore(list.items()[0] ?? aRecording());

    expect(list.state()).toBe('empty');
  });

  it('knows whether it changes by itself', async () => {
    await list.reload();
    expect(list.isInProgress()).toBe(false);

    there.push(aRecording({ id: 'r3', status: 'processing', ...withoutFile }));
    await list.reload();

    expect(list.isInProgress()).toBe(true);
  });
});
