import { ApiClient } from '../api/api-client';
import { JsonRequest } from '../api/json-http';
import { recordingBody } from '../../testing/recordings';
import { RecordingApi } from './recording-api';

describe('RecordingApi', () => {
  let requests: Omit<JsonRequest, 'accessToken'>[];
  let answer: unknown;
  let api: RecordingApi;

  beforeEach(() => {
    requests = [];
    const client: Pick<ApiClient, 'send'> = {
      send: (request) => {
        requests.push(request);
        return Promise.resolve(answer);
      },
    };
    api = new RecordingApi(client as ApiClient);
  });

  it('asks for a page of what matches', async () => {
    answer = { items: [recordingBody()], page: 1, size: 20, total: 21 };

    const page = await api.listMine({
      search: 'a & b',
      statuses: ['recording', 'processing'],
      deleted: true,
      page: 1,
      size: 20,
    });

    expect(requests[0]?.path).toBe(
      '/api/recordings?owner=me&page=1&size=20&q=a+%26+b&status=recording%2Cprocessing&deleted=true',
    );
    expect(page.items.map(({ id }) => id)).toEqual(['r1']);
  });

  it('asks for nothing that nobody narrowed by', async () => {
    answer = { items: [], page: 0, size: 20, total: 0 };

    await api.listMine({ search: '', statuses: [], deleted: false, page: 0, size: 20 });

    expect(requests[0]?.path).toBe('/api/recordings?owner=me&page=0&size=20');
  });

  it('names what it changes', async () => {
    answer = recordingBody();
    await api.read('a/b');
    await api.rename('r1', 'Another');
    await api.clip('r1', { title: 'Best of', startSeconds: 3, endSeconds: 9.5 });
    answer = null;
    await api.remove('r1');
    await api.restore('r1');

    expect(requests).toEqual([
      { method: 'GET', path: '/api/recordings/a%2Fb' },
      { method: 'PATCH', path: '/api/recordings/r1', body: { title: 'Another' } },
      {
        method: 'POST',
        path: '/api/recordings/r1/clips',
        body: { title: 'Best of', startSeconds: 3, endSeconds: 9.5 },
      },
      { method: 'DELETE', path: '/api/recordings/r1' },
      { method: 'POST', path: '/api/recordings/r1/restore' },
    ]);
  });

  it('reads the storage, which may have no end and no rules', async () => {
    answer = { kind: 's3', usedBytes: 7, freeBytes: null, state: 'ok', retention: {} };

    expect(await api.storage()).toEqual({
      kind: 's3',
      usedBytes: 7,
      freeBytes: null,
      reserveBytes: 0,
      state: 'ok',
      retention: { maxAgeDays: null, maxBytes: null },
    });
  });

  it('reads what retention would delete', async () => {
    answer = { items: [{ id: 'r', title: 'Old', sizeBytes: 5, reason: 'age' }], bytes: 5 };

    expect(await api.previewRetention()).toMatchObject({ bytes: 5, items: [{ reason: 'age' }] });
    expect(requests[0]).toEqual({ method: 'POST', path: '/api/recordings/retention/preview' });
  });
});
