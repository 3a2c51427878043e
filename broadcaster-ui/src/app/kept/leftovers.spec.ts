import { FakeDisk } from '../../testing/fake-files';
import { FakeClock, FakeIngest, settled } from '../../testing/fake-ingest';
import { FakeLocks } from '../../testing/fake-locks';
import { chunkOf, header, manifestOf } from '../../testing/shelf-contract';
import { Problem } from '../api/problem';
import { TakeManifest } from './chunk-shelf';
import { FileShelf } from './file-shelf';
import { Leftovers } from './leftovers';

describe('Leftovers', () => {
  let server: FakeIngest;
  let clock: FakeClock;
  let disk: FakeDisk;
  let locks: FakeLocks;
  let paths: string[];
  let tokenProblem: Problem | null;
  let recorderPath: string | null;
  let leftovers: Leftovers;

  beforeEach(async () => {
    server = new FakeIngest();
    clock = new FakeClock();
    disk = new FakeDisk();
    locks = new FakeLocks();
    paths = [];
    tokenProblem = null;
    recorderPath = '/recorder';
    await leave('a', 4);
    leftovers = new Leftovers({
      shelf: new FileShelf(disk.root),
      locks,
      publishToken: () =>
        tokenProblem
          ? Promise.reject(tokenProblem)
          : Promise.resolve({ token: 't', expiresAtMs: Infinity, ingestPath: null, recorderPath }),
      connect: (path, events) => {
        paths.push(path);
        return server.connect(events);
      },
      later: clock.later,
    });
  });

  const everything = (): Promise<void> => settled(3_000);
  /** An earlier page that was closed. */
  const leave = async (
    takeId: string,
    chunks: number,
    change: Partial<TakeManifest> = {},
  ): Promise<void> => {
    const shelf = new FileShelf(disk.root);
    await shelf.begin(manifestOf(takeId, change));
    await shelf.keepHeader(takeId, header);
    for (let seq = 0; seq < chunks; seq++) await shelf.keep(takeId, chunkOf(seq, 1_000));
    disk.crash();
  };
  const states = (): string[] => leftovers.all().map(({ state }) => state);

  it('offers what is left of each stream, with its length and size', async () => {
    await leave('b', 2);
    await leave('c', 1, { streamId: 'other', streamTitle: 'Another talk' });
    await leftovers.userIs('ada');

    expect(leftovers.all()).toEqual([
      {
        streamId: 'stream',
        title: 'A talk',
        takeIds: ['a', 'b'],
        ms: 3 * 300 + 250 + 300 + 250,
        bytes: 6_000,
        sentBytes: 0,
        state: 'offered',
      },
      expect.objectContaining({ streamId: 'other', title: 'Another talk', bytes: 1_000 }),
    ]);
  });

  it('neither shows nor sends what belongs to somebody else', async () => {
    await leftovers.userIs('eve');
    await leftovers.finish('stream');

    expect(leftovers.all()).toEqual([]);
    expect(server.requests).toEqual([]);
    expect(disk.names('a')).not.toEqual([]);
  });

  it('stops and forgets when the user signs out', async () => {
    await leftovers.userIs('ada');
    server.holdsAnswers = true;
    void leftovers.finish('stream');
    await everything();
    await leftovers.userIs(null);

    expect(leftovers.all()).toEqual([]);
    expect(server.isOpen).toBe(false);
    expect(locks.held.size).toBe(0);
  });

  it('sends everything, says so, and deletes it from this browser', async () => {
    await leave('b', 2);
    await leftovers.userIs('ada');
    await leftovers.finish('stream');

    expect(paths).toEqual(['/recorder']);
    expect(server.takes.get('a')).toEqual({ nextSeq: 4, stopped: true });
    expect(server.takes.get('b')).toEqual({ nextSeq: 2, stopped: true });
    expect(leftovers.all()).toEqual([
      expect.objectContaining({ state: 'done', bytes: 6_000, sentBytes: 6_000 }),
    ]);
    expect([...disk.files.keys()]).toEqual([]);
    leftovers.dismiss('stream');
    expect(leftovers.all()).toEqual([]);
  });

  it('shows how far it is, and goes on after a pause where it was', async () => {
    await leftovers.userIs('ada');
    server.holdsAnswers = true;
    server.windowBytes = 1;
    const finished = leftovers.finish('stream');
    await everything();
    for (let answers = 0; answers < 3; answers++) {
      server.answerOne();
      await everything();
    }
    expect(leftovers.all()).toEqual([
      expect.objectContaining({ state: 'uploading', bytes: 4_000, sentBytes: 2_000 }),
    ]);
    expect(leftovers.isUploading()).toBe(true);

    await leftovers.pause('stream');
    await finished;
    expect(states()).toEqual(['paused']);

    server.answerAll();
    await leftovers.finish('stream');
    expect(server.takes.get('a')).toEqual({ nextSeq: 4, stopped: true });
    expect(states()).toEqual(['done']);
  });

  it('waits for the network and says so', async () => {
    await leftovers.userIs('ada');
    server.reachable = false;
    const finished = leftovers.finish('stream');
    await everything();
    expect(states()).toEqual(['waiting']);

    server.reachable = true;
    await clock.advance(2_000);
    await finished;
    expect(states()).toEqual(['done']);
  });

  it('leaves to another tab what that tab is writing or sending', async () => {
    locks.held.add('a');
    await leftovers.userIs('ada');
    expect(leftovers.all()).toEqual([]);

    locks.held.clear();
    await leftovers.look();
    locks.held.add('a');
    await leftovers.finish('stream');
    expect(states()).toEqual(['elsewhere']);
    expect(server.requests).toEqual([]);
  });

  it.each([
    [new Problem(409, 'stream-ended'), 'too-late'],
    [new Problem(404, 'not-found'), 'gone'],
    [new Problem(403, 'forbidden'), 'gone'],
  ])('says plainly when nothing can be sent any more: %s', async (problem, state) => {
    await leftovers.userIs('ada');
    tokenProblem = problem;
    await leftovers.finish('stream');

    expect(states()).toEqual([state]);
    expect(disk.names('a')).not.toEqual([]);
    expect(locks.held.size).toBe(0);
  });

  it('says so when the stream is not recorded any more', async () => {
    await leftovers.userIs('ada');
    recorderPath = null;
    await leftovers.finish('stream');

    expect(states()).toEqual(['not-recorded']);
  });

  it('knows from the recorder as well that it is too late', async () => {
    await leftovers.userIs('ada');
    server.refusal = { event: 'publish:start', code: 'stream-ended' };
    await leftovers.finish('stream');

    expect(states()).toEqual(['too-late']);
    expect(disk.names('a')).not.toEqual([]);
  });

  it('deletes when it is told to', async () => {
    await leftovers.userIs('ada');
    await leftovers.remove('stream');

    expect(leftovers.all()).toEqual([]);
    expect([...disk.files.keys()]).toEqual([]);
    expect(locks.held.size).toBe(0);
  });

  it('deletes while it is being sent', async () => {
    await leftovers.userIs('ada');
    server.holdsAnswers = true;
    const finished = leftovers.finish('stream');
    await everything();
    await leftovers.remove('stream');
    await finished;

    expect(leftovers.all()).toEqual([]);
    expect([...disk.files.keys()]).toEqual([]);
  });

  it('troubles nobody with a take of which the recorder has everything', async () => {
    const shelf = new FileShelf(disk.root);
    await shelf.open('a');
    await shelf.forget('a', 4);
    disk.crash();
    server.takes.set('a', { nextSeq: 4, stopped: false });
    await leftovers.userIs('ada');
    await everything();

    expect(server.takes.get('a')).toEqual({ nextSeq: 4, stopped: true });
    expect(server.chunks).toEqual([]);
    expect(leftovers.all()).toEqual([]);
    expect([...disk.files.keys()]).toEqual([]);
  });
});
