import { ChunkShelf, TakeManifest } from '../app/kept/chunk-shelf';
import { Chunk } from '../app/media/chunk-cutter';

export const header = new Uint8Array([9, 8, 7]);

export function manifestOf(takeId: string, change: Partial<TakeManifest> = {}): TakeManifest {
  return {
    takeId,
    streamId: 'stream',
    streamTitle: 'A talk',
    userId: 'ada',
    mimeType: 'video/webm',
    timesliceMs: 250,
    keyFrameIntervalMs: 1950,
    startedAtMs: 1_000,
    ...change,
  };
}

export function chunkOf(seq: number, length = 3): Chunk {
  return { seq, capturedAtMs: 1_000 + seq * 300, bytes: new Uint8Array(length).fill(seq) };
}

/** What every shelf does, whatever it is made of. `reopen` is the next visit, perhaps after a crash. */
export function shelfContract(create: () => { shelf: ChunkShelf; reopen: () => ChunkShelf }): void {
  let shelf: ChunkShelf;
  let reopen: () => ChunkShelf;

  beforeEach(() => {
    ({ shelf, reopen } = create());
  });

  const keep = async (takeId: string, from: number, to: number): Promise<void> => {
    for (let seq = from; seq < to; seq++) await shelf.keep(takeId, chunkOf(seq));
  };

  const bytes = async (from: ChunkShelf, takeId: string, seq: number): Promise<number[] | null> => {
    const read = await from.read(takeId, seq);
    return read && [...read];
  };

  it('gives back what was kept, on the next visit too', async () => {
    await shelf.begin(manifestOf('a'));
    await shelf.keepHeader('a', header);
    await keep('a', 0, 3);
    await shelf.stop('a', 3);

    const later = reopen();
    expect(await later.takeIds()).toEqual(['a']);
    const take = await later.open('a');
    expect([...(take?.header ?? [])]).toEqual([...header]);
    expect(take).toMatchObject({
      manifest: manifestOf('a'),
      chunks: [0, 1, 2].map((seq) => ({ seq, capturedAtMs: 1_000 + seq * 300, length: 3 })),
      total: 3,
    });
    expect(await bytes(later, 'a', 1)).toEqual([1, 1, 1]);
    expect(await later.read('a', 3)).toBeNull();
  });

  it('reads while it is written', async () => {
    await shelf.begin(manifestOf('a'));
    await keep('a', 0, 2);

    expect(await bytes(shelf, 'a', 1)).toEqual([1, 1, 1]);
    await keep('a', 2, 3);
    expect(await bytes(shelf, 'a', 2)).toEqual([2, 2, 2]);
  });

  it('says of a take that was broken off how many chunks are known', async () => {
    await shelf.begin(manifestOf('a'));
    await keep('a', 0, 4);

    expect(await reopen().open('a')).toMatchObject({ header: null, total: 4 });
  });

  it('forgets what the server has, and still knows how many there were', async () => {
    await shelf.begin(manifestOf('a'));
    await keep('a', 0, 5);
    await shelf.forget('a', 3);
    const some = await reopen().open('a');
    expect(some?.chunks.map(({ seq }) => seq)).toEqual([3, 4]);

    await shelf.forget('a', 5);

    expect(await reopen().open('a')).toMatchObject({ chunks: [], total: 5 });
  });

  it('removes a take, and no other', async () => {
    await shelf.begin(manifestOf('a'));
    await shelf.begin(manifestOf('b'));
    await keep('a', 0, 2);
    await keep('b', 0, 2);
    await shelf.remove('a');

    const later = reopen();
    expect(await later.takeIds()).toEqual(['b']);
    expect(await later.open('a')).toBeNull();
    expect(await later.open('b')).not.toBeNull();
    expect(await bytes(later, 'b', 1)).toEqual([1, 1, 1]);
  });

  it('keeps a chunk that is a view of something larger as itself', async () => {
    const blob = new Uint8Array([0, 1, 2, 3, 4, 5]);
    await shelf.begin(manifestOf('a'));
    await shelf.keep('a', { seq: 0, capturedAtMs: 0, bytes: blob.subarray(2, 4) });

    expect(await bytes(shelf, 'a', 0)).toEqual([2, 3]);
  });
}
