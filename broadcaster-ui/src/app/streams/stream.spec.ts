import { WireError } from '../api/wire';
import { readPage } from '../api/page';
import { readStream } from './stream';
import { changes } from './edit-stream';

const body = {
  id: 's1',
  title: 'A talk',
  description: 'About',
  owner: { id: 'u1', name: 'Ada' },
  status: 'live',
  visibility: 'unlisted',
  latency: 'low',
  record: true,
  retentionDays: 30,
  startedAt: '2026-01-01T10:00:00Z',
  scheduledStart: '2026-01-01T09:59:30Z',
  createdAt: '2026-01-01T09:00:00Z',
  viewers: 12,
  watchUrl: '/watch/s1',
};

describe('readStream', () => {
  it('reads what it needs and fills what may be missing', () => {
    expect(readStream(body)).toMatchObject({
      hostName: 'Ada',
      endedAt: null,
      viewers: 12,
      retentionDays: 30,
    });
    expect(readStream({ ...body, retentionDays: undefined }).retentionDays).toBeNull();
  });

  it.each(['id', 'title', 'status', 'visibility', 'owner', 'watchUrl'])(
    'names a missing %s',
    (field) => {
      const incomplete = { ...body, [field]: undefined };

      expect(() => readStream(incomplete)).toThrow(WireError);
      expect(() => readStream(incomplete)).toThrow(field);
    },
  );

  it('reads a page', () => {
    const page = readPage({ items: [body], page: 0, size: 20, total: 1 }, readStream);

    expect(page.items.map(({ title }) => title)).toEqual(['A talk']);
  });
});

describe('changes', () => {
  const before = readStream(body);

  it('is empty when nothing has changed, although the form knows no seconds', () => {
    const draft = { ...before, scheduledStart: '2026-01-01T09:59:00.000Z' };

    expect(changes(before, draft)).toEqual({});
  });

  it('has only what is different', () => {
    const draft = { ...before, title: 'Another', scheduledStart: null };

    expect(changes(before, draft)).toEqual({ title: 'Another', scheduledStart: null });
  });

  it('tells for ever from as the server says', () => {
    expect(changes(before, { ...before, retentionDays: 0 })).toEqual({ retentionDays: 0 });
    expect(changes(before, { ...before, retentionDays: null })).toEqual({ retentionDays: null });
  });

  it('sends of captions only the fields that have changed', () => {
    const captions = { ...before.captions, enabled: true, phrases: ['Ada'] };

    expect(changes(before, { ...before, captions })).toEqual({
      captions: { enabled: true, phrases: ['Ada'] },
    });
    expect(changes(before, { ...before, captions: { ...before.captions } })).toEqual({});
  });
});
