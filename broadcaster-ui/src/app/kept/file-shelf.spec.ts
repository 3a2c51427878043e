import { FakeDisk, notKept } from '../../testing/fake-files';
import { chunkOf, header, manifestOf, shelfContract } from '../../testing/shelf-contract';
import { FileShelf } from './file-shelf';

const mebibyte = 1024 * 1024;

describe('FileShelf', () => {
  let disk: FakeDisk;
  let shelf: FileShelf;

  beforeEach(async () => {
    disk = new FakeDisk();
    shelf = new FileShelf(disk.root);
    await shelf.begin(manifestOf('a'));
  });

  const reopened = (): FileShelf => {
    disk.crash();
    return new FileShelf(disk.root);
  };
  const seqs = async (): Promise<number[] | undefined> =>
    (await reopened().open('a'))?.chunks.map(({ seq }) => seq);

  describe('as every shelf', () => {
    shelfContract(() => {
      const ownDisk = new FakeDisk();
      return {
        shelf: new FileShelf(ownDisk.root),
        reopen: () => {
          ownDisk.crash();
          return new FileShelf(ownDisk.root);
        },
      };
    });
  });

  it('flushes each chunk before it says that it is kept', async () => {
    const { flushes } = disk;
    await shelf.keep('a', chunkOf(0));
    await shelf.keep('a', chunkOf(1));

    expect(disk.flushes - flushes).toBe(2);
  });

  it('leaves out the chunk that a crash tore, wherever it tore it', async () => {
    for (const seq of [0, 1, 2]) await shelf.keep('a', chunkOf(seq));
    const path = 'a/0000000000.chunks';
    const whole = disk.files.get(path) ?? new Uint8Array(0);
    const third = (whole.length / 3) * 2;
    for (let length = third; length < whole.length; length++) {
      disk.files.set(path, whole.slice(0, length));
      expect(await seqs()).toEqual([0, 1]);
    }
    // The file has grown, but its last bytes never reached the disk.
    disk.files.set(path, whole.slice().fill(0, whole.length - 2));
    expect(await seqs()).toEqual([0, 1]);
    disk.files.set(path, whole);
    expect(await seqs()).toEqual([0, 1, 2]);
  });

  it('tells a flipped byte, and gives the other chunks', async () => {
    for (const seq of [0, 1, 2]) await shelf.keep('a', chunkOf(seq));
    disk.change('a/0000000000.chunks', (bytes) => {
      const flipped = bytes.slice();
      flipped[33] = 0xff;
      return flipped;
    });

    expect(await shelf.read('a', 0)).toBeNull();
    expect(await shelf.read('a', 1)).toEqual(new Uint8Array([1, 1, 1]));
  });

  it('keeps a chunk as a whole or not at all when there is no room, and goes on when there is', async () => {
    await shelf.keep('a', chunkOf(0));
    disk.freeBytes = 20;
    const refused = await notKept(shelf.keep('a', chunkOf(1)));
    expect(refused.isFull).toBe(true);

    disk.freeBytes = mebibyte;
    await shelf.keep('a', chunkOf(2));

    expect(await seqs()).toEqual([0, 2]);
  });

  it('gives the room of what the server has back, file by file', async () => {
    for (let seq = 0; seq < 12; seq++) await shelf.keep('a', chunkOf(seq, mebibyte));
    const volumes = (): string[] => disk.names('a').filter((name) => name.endsWith('.chunks'));
    expect(volumes()).toHaveLength(3);

    await shelf.forget('a', 7);
    expect(volumes()).toHaveLength(2);
    expect(await shelf.read('a', 7)).toHaveLength(mebibyte);

    await shelf.forget('a', 12);
    expect(volumes()).toHaveLength(1);
    expect(await reopened().open('a')).toMatchObject({ chunks: [], total: 12 });
  });

  it('forgets although the disk is too full to note it', async () => {
    for (let seq = 0; seq < 12; seq++) await shelf.keep('a', chunkOf(seq, mebibyte));
    disk.freeBytes = 0;
    await shelf.forget('a', 8).catch(() => undefined);

    expect(disk.freeBytes).toBeGreaterThan(3 * mebibyte);
  });

  it('makes nothing of a folder without a manifest, or with one of another kind', async () => {
    disk.files.set('b/take', new Uint8Array(0));
    disk.files.set('c/take', new Uint8Array(100).fill(65));

    expect(await shelf.open('b')).toBeNull();
    expect(await shelf.open('c')).toBeNull();
    expect(await shelf.open('nowhere')).toBeNull();
  });

  it('keeps nothing for a take that was never begun', async () => {
    expect((await notKept(shelf.keep('b', chunkOf(0)))).isFull).toBe(false);
    expect((await notKept(shelf.keepHeader('b', header))).isFull).toBe(false);
  });
});
