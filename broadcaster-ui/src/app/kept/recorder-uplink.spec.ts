import { FakeDisk } from '../../testing/fake-files';
import { FakeClock, FakeIngest, settled } from '../../testing/fake-ingest';
import { FakeLocks } from '../../testing/fake-locks';
import { chunkOf, header } from '../../testing/shelf-contract';
import { Problem } from '../api/problem';
import { ChunkShelf, KeptTake } from './chunk-shelf';
import { FileShelf } from './file-shelf';
import { OpeningShelf } from './open-shelf';
import { RecorderState, RecorderUplink } from './recorder-uplink';

const mebibyte = 1024 * 1024;

describe('RecorderUplink', () => {
  let server: FakeIngest;
  let clock: FakeClock;
  let disk: FakeDisk;
  let shelf: ChunkShelf;
  let locks: FakeLocks;
  let uplink: RecorderUplink;
  let state: RecorderState;
  let releases: number;
  let askForToken: () => Promise<string>;

  beforeEach(() => {
    server = new FakeIngest();
    clock = new FakeClock();
    disk = new FakeDisk();
    shelf = new FileShelf(disk.root);
    locks = new FakeLocks();
    releases = 0;
    askForToken = () => Promise.resolve('token');
    uplink = create();
  });

  const create = (): RecorderUplink =>
    new RecorderUplink(
      { streamId: 'stream', streamTitle: 'A talk', userId: 'ada' },
      false,
      { changed: (changed) => (state = changed), released: () => releases++ },
      {
        connect: server.connect,
        token: () => askForToken(),
        later: clock.later,
        shelf,
        locks,
      },
    );
  const everything = (): Promise<void> => settled(3_000);
  const begin = async (takeId = 'a'): Promise<void> => {
    uplink.begin({ takeId, mimeType: 'video/webm', startedAtMs: 1_000 });
    await everything();
  };
  const push = async (from: number, to: number, takeId = 'a', length = 3): Promise<void> => {
    for (let seq = from; seq < to; seq++) uplink.push(takeId, chunkOf(seq, length), header);
    await everything();
  };
  /** The page is gone, and another one finds what was left. */
  const afterACrash = async (takeId = 'a'): Promise<KeptTake | null> => {
    disk.crash();
    locks = new FakeLocks();
    shelf = new FileShelf(disk.root);
    uplink = create();
    return shelf.open(takeId);
  };
  const chunksOf = (kept: KeptTake | null): number[] => (kept?.chunks ?? []).map(({ seq }) => seq);

  it('has each chunk on disk before it is sent', async () => {
    await begin();
    const onDisk: string[][] = [];
    server.onChunk = () => onDisk.push(disk.names('a'));
    await push(0, 1);

    expect(server.chunks).toEqual([0]);
    expect(onDisk).toEqual([['a/0000000000.chunks', 'a/take']]);
    expect([...(server.requests[1]?.bytes ?? [])]).toEqual([0x52, 0, 0, 0]);
    expect(state).toMatchObject({ link: 'publishing', keptBytes: 0, oldestCapturedAtMs: null });
  });

  it('passes on that the recorder is short of room, until it says otherwise or is away', async () => {
    await begin();
    expect(state.isServerLow).toBe(false);

    server.tell('health', { state: 'storage-low', bitrateKbps: 0, lagMs: 0, warnings: [] });
    expect(state.isServerLow).toBe(true);
    server.tell('health', { state: 'something newer' });
    expect(state.isServerLow).toBe(true);
    server.tell('health', { state: 'recording' });
    expect(state.isServerLow).toBe(false);

    server.tell('health', { state: 'storage-low' });
    server.reachable = false;
    server.drop();
    expect(state.isServerLow).toBe(false);
  });

  it('loses nothing of an outage of any length, and keeps its bytes out of memory', async () => {
    await begin();
    await push(0, 2);
    server.reachable = false;
    server.drop();
    for (let seq = 2; seq < 200; seq += 22) await push(seq, seq + 22, 'a', 200_000);
    expect(state).toMatchObject({ trouble: 'unreachable', lostChunks: 0, isOnDisk: true });
    expect(state.keptBytes).toBe(198 * 200_000);

    server.reachable = true;
    await clock.advance(2_000);
    await everything();

    expect(server.takes.get('a')?.nextSeq).toBe(200);
    expect(new Set(server.chunks).size).toBe(200);
    expect(state).toMatchObject({ keptBytes: 0, trouble: null });
  }, 30_000); // more than memory may hold goes through checksums, on a machine that may be busy

  it('reads no more chunks at a time than the server has room for', async () => {
    server.reachable = false;
    await begin();
    await push(0, 50, 'a', 100_000);
    let reads = 0;
    const read = shelf.read.bind(shelf);
    shelf.read = (...args) => {
      reads++;
      return read(...args);
    };
    server.windowBytes = 300_000;
    server.holdsAnswers = true;
    server.reachable = true;
    await clock.advance(2_000);
    server.answerOne();
    await everything();

    expect(reads).toBe(3);
  });

  it('is sent by the next visit when the tab was closed in an outage', async () => {
    await begin();
    await push(0, 3);
    server.reachable = false;
    server.drop();
    await push(3, 10);
    const kept = await afterACrash();
    expect(chunksOf(kept)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);

    server.reachable = true;
    if (kept) uplink.resume(kept, () => undefined);
    await uplink.finish();

    expect(server.chunks).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(server.takes.get('a')).toEqual({ nextSeq: 10, stopped: true });
    expect(server.starts.at(-1)).toMatchObject({ oldestSeq: 0, timesliceMs: 250 });
    expect(disk.names('a')).toEqual([]);
    expect(state.openTakes).toBe(0);
  });

  it('brings the header to a recorder that has lost the take', async () => {
    await begin();
    await push(0, 4);
    const kept = await afterACrash();
    await shelf.forget('a', 2);
    server.takes.clear();
    const rest = await shelf.open('a');
    expect(kept?.total).toBe(4);
    if (rest) uplink.resume(rest, () => undefined);
    const before = server.requests.length;
    await uplink.finish();

    const sent = server.requests.slice(before);
    expect(sent[0]?.payload).toMatchObject({ oldestSeq: 2 });
    expect([...(sent[1]?.bytes ?? [])]).toEqual([0x52, ...header]);
    expect(server.takes.get('a')).toEqual({ nextSeq: 4, stopped: true });
  });

  it('only says that a take is over when the recorder has all of it', async () => {
    await begin();
    await push(0, 40);
    const kept = await afterACrash();
    const before = server.chunks.length;
    if (kept) uplink.resume(kept, () => undefined);
    await uplink.finish();

    expect(server.chunks).toHaveLength(before);
    expect(server.takes.get('a')).toEqual({ nextSeq: 40, stopped: true });
  });

  it('waits while the recorder is full, and goes on when it is not', async () => {
    await begin();
    await push(0, 1);
    server.refusal = { event: 'publish:chunk', code: 'storage-full' };
    await push(1, 4);
    for (let i = 0; i < 3; i++) {
      expect(state.trouble).toBe('storage-full');
      expect(clock.pendingDelaysMs).toEqual([2_000]);
      await clock.advance(2_000);
      await everything();
    }
    server.refusal = null;
    await clock.advance(2_000);
    await everything();

    expect(server.takes.get('a')?.nextSeq).toBe(4);
    expect(state).toMatchObject({ trouble: null, keptBytes: 0 });
  });

  it('goes on from memory when this browser has no room, and tells what it had to lose', async () => {
    server.reachable = false;
    await begin();
    await push(0, 2, 'a', mebibyte);
    disk.freeBytes = 0;
    await push(2, 40, 'a', mebibyte);
    expect(state).toMatchObject({ isOnDisk: false, lostChunks: 6 });

    server.reachable = true;
    await clock.advance(2_000);
    await everything();
    expect(server.takes.get('a')?.nextSeq).toBe(34);
    expect(state.keptBytes).toBe(0);

    expect(state.isOnDisk).toBe(false);

    disk.freeBytes = 10 * mebibyte;
    await push(40, 42, 'a', mebibyte);
    expect(server.chunks.slice(-2)).toEqual([40, 41]);
    expect(server.starts.at(-1)?.['oldestSeq']).toBe(40);
    expect(state).toMatchObject({ isOnDisk: true, lostChunks: 6, keptBytes: 0 });
  });

  it('says that the tab is needed as long as anything is in memory only', async () => {
    server.reachable = false;
    await begin();
    disk.freeBytes = 0;
    await push(0, 2);
    disk.freeBytes = mebibyte;
    await push(2, 4);
    expect(state.isOnDisk).toBe(false);

    server.reachable = true;
    await clock.advance(2_000);
    await everything();
    expect(state).toMatchObject({ isOnDisk: true, keptBytes: 0, lostChunks: 0 });
  });

  it('records where the browser keeps nothing at all', async () => {
    shelf = new OpeningShelf(Promise.resolve(null));
    uplink = create();
    await begin();
    await push(0, 5);
    uplink.endTake('a', 5);
    await uplink.finish();

    expect(server.takes.get('a')).toEqual({ nextSeq: 5, stopped: true });
  });

  it('jumps over a chunk that cannot be read any more', async () => {
    server.reachable = false;
    await begin();
    await push(0, 6);
    disk.change('a/0000000000.chunks', (bytes) => {
      const flipped = bytes.slice();
      flipped[2 * 35 + 33] = 0xff;
      return flipped;
    });
    server.reachable = true;
    await clock.advance(2_000);
    await everything();

    expect(new Set(server.chunks)).toEqual(new Set([0, 1, 3, 4, 5]));
    expect(server.takes.get('a')?.nextSeq).toBe(6);
    expect(state).toMatchObject({ lostChunks: 1, keptBytes: 0 });
  });

  it('ends a take whose last chunks could not be kept', async () => {
    await begin();
    await push(0, 2, 'a', mebibyte);
    server.reachable = false;
    server.drop();
    disk.freeBytes = 0;
    await push(2, 40, 'a', mebibyte);
    uplink.endTake('a', 40);
    server.reachable = true;
    await clock.advance(2_000);
    await uplink.finish();

    expect(server.chunks.at(-1)).toBe(33);
    expect(server.starts.at(-1)?.['oldestSeq']).toBe(40);
    expect(server.takes.get('a')).toEqual({ nextSeq: 40, stopped: true });
    expect(state).toMatchObject({ lostChunks: 6, openTakes: 0 });
  });

  it('sends the rest of one take before the next', async () => {
    server.reachable = false;
    await begin('a');
    await push(0, 3, 'a');
    uplink.endTake('a', 3);
    await begin('b');
    await push(0, 2, 'b');
    server.reachable = true;
    await clock.advance(2_000);
    await everything();

    expect(
      server.requests.map(({ event, payload }) => `${event} ${String(payload['takeId'])}`),
    ).toEqual([
      'publish:start a',
      ...Array<string>(3).fill('publish:chunk a'),
      'publish:stop a',
      'publish:start b',
      ...Array<string>(2).fill('publish:chunk b'),
    ]);
    expect(disk.names('a')).toEqual([]);
  });

  it('ends a take in the same moment as its last chunk comes', async () => {
    await begin();
    for (let seq = 0; seq < 5; seq++) uplink.push('a', chunkOf(seq), header);
    uplink.endTake('a', 5);
    await uplink.finish();

    expect(server.chunks).toEqual([0, 1, 2, 3, 4]);
    expect(server.takes.get('a')).toEqual({ nextSeq: 5, stopped: true });
    expect(state.lostChunks).toBe(0);
  });

  it('keeps others away from its takes until it has closed and everything is written', async () => {
    server.reachable = false;
    await begin();
    expect(locks.held).toEqual(new Set(['a']));
    uplink.push('a', chunkOf(0), header);
    uplink.endTake('a', 1);
    await uplink.close();

    expect(locks.held).toEqual(new Set());
    expect(releases).toBe(1);
    expect(await afterACrash()).toMatchObject({ total: 1, chunks: [{ seq: 0 }] });
  });

  it('asks again when somebody else is connected, or the permission has ended', async () => {
    server.refusal = { event: 'publish:start', code: 'already-publishing' };
    await begin();
    await push(0, 2);
    expect(state).toMatchObject({ link: 'refused', trouble: 'already-publishing' });

    server.refusal = null;
    await clock.advance(10_000);
    await everything();
    expect(server.takes.get('a')?.nextSeq).toBe(2);
  });

  it('keeps everything when the recorder refuses for good', async () => {
    server.refusal = { event: 'publish:start', code: 'stream-ended' };
    await begin();
    await push(0, 2);
    uplink.endTake('a', 2);
    await uplink.finish();

    expect(state.openTakes).toBe(1);
    expect(chunksOf(await afterACrash())).toEqual([0, 1]);
  });

  it('knows a stream without a recorder from a server that is away', async () => {
    askForToken = () => Promise.reject(new Problem(409, 'not-recorded'));
    await begin();

    expect(state).toMatchObject({ link: 'refused', trouble: 'not-recorded' });
  });
});
