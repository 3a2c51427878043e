import { Chunk } from '../media/chunk-cutter';
import { crc32 } from './checksum';
import { ChunkShelf, KeptChunk, KeptTake, TakeManifest } from './chunk-shelf';
import { notKept } from './record-file';

const name = 'rostrum-takes';
const version = 1;

interface StoredTake {
  readonly manifest: TakeManifest;
  readonly header: Uint8Array | null;
  readonly total: number | null;
  readonly acknowledgedSeq: number;
}

interface StoredChunk {
  readonly bytes: Uint8Array;
  readonly checksum: number;
}

/**
 * {@link ChunkShelf} in IndexedDB, for browsers without an origin-private file system. A transaction is written as a
 * whole or not at all; a chunk's facts are apart from its bytes, so that a long take can be listed without reading it.
 */
export class DatabaseShelf implements ChunkShelf {
  private opened: Promise<IDBDatabase> | null = null;
  private calls: Promise<unknown> = Promise.resolve();

  constructor(private readonly factory: IDBFactory) {}

  begin(manifest: TakeManifest): Promise<void> {
    const take: StoredTake = { manifest, header: null, total: null, acknowledgedSeq: 0 };
    return this.write(['takes'], ({ takes }) => takes?.put(take, manifest.takeId));
  }

  keepHeader(takeId: string, header: Uint8Array): Promise<void> {
    return this.note(takeId, { header });
  }

  keep(takeId: string, { seq, capturedAtMs, bytes }: Chunk): Promise<void> {
    return this.write(['facts', 'chunks'], ({ facts, chunks }) => {
      const stored: StoredChunk = { bytes: bytes.slice(), checksum: crc32(bytes) };
      const fact: KeptChunk = { seq, capturedAtMs, length: bytes.length };
      chunks?.put(stored, [takeId, seq]);
      facts?.put(fact, [takeId, seq]);
    });
  }

  stop(takeId: string, chunks: number): Promise<void> {
    return this.note(takeId, { total: chunks });
  }

  read(takeId: string, seq: number): Promise<Uint8Array | null> {
    return this.inTurn(async (database) => {
      const chunks = database.transaction('chunks').objectStore('chunks');
      const stored = (await settled(chunks.get([takeId, seq]))) as StoredChunk | undefined;
      if (!stored) return null;
      return crc32(stored.bytes) === stored.checksum ? stored.bytes : null;
    }).catch(() => null);
  }

  async forget(takeId: string, beforeSeq: number): Promise<void> {
    // The newest chunk stays: it says how many there are.
    const newest = await this.inTurn(async (database) => {
      const facts = database.transaction('facts').objectStore('facts');
      const keys = await settled(facts.getAllKeys(range(takeId)));
      return (keys.at(-1) as [string, number] | undefined)?.[1] ?? 0;
    });
    const gone = range(takeId, Math.min(beforeSeq, newest));
    await this.write(['facts', 'chunks'], ({ facts, chunks }) => {
      chunks?.delete(gone);
      facts?.delete(gone);
    });
    await this.note(takeId, { acknowledgedSeq: beforeSeq });
  }

  remove(takeId: string): Promise<void> {
    return this.write(['takes', 'facts', 'chunks'], ({ takes, facts, chunks }) => {
      takes?.delete(takeId);
      chunks?.delete(range(takeId));
      facts?.delete(range(takeId));
    });
  }

  takeIds(): Promise<string[]> {
    return this.inTurn(async (database) => {
      const keys = await settled(database.transaction('takes').objectStore('takes').getAllKeys());
      return keys.filter((key) => typeof key === 'string');
    });
  }

  open(takeId: string): Promise<KeptTake | null> {
    return this.inTurn(async (database) => {
      const transaction = database.transaction(['takes', 'facts']);
      const stored = (await settled(transaction.objectStore('takes').get(takeId))) as
        StoredTake | undefined;
      if (!stored) return null;
      const all = (await settled(
        transaction.objectStore('facts').getAll(range(takeId)),
      )) as KeptChunk[];
      const { manifest, header, total, acknowledgedSeq } = stored;
      return {
        manifest,
        header,
        chunks: all.filter(({ seq }) => seq >= acknowledgedSeq),
        total: total ?? Math.max(acknowledgedSeq, ...all.slice(-1).map(({ seq }) => seq + 1)),
      };
    }).catch(() => null);
  }

  private note(takeId: string, change: Partial<StoredTake>): Promise<void> {
    return this.write(['takes'], ({ takes }) => {
      const reading = takes?.get(takeId);
      reading?.addEventListener('success', () => {
        if (reading.result) takes?.put({ ...(reading.result as StoredTake), ...change }, takeId);
      });
    });
  }

  /** In one transaction that is on disk when the call returns. */
  private write(
    stores: readonly string[],
    work: (stores: Partial<Record<'takes' | 'facts' | 'chunks', IDBObjectStore>>) => unknown,
  ): Promise<void> {
    return this.inTurn(async (database) => {
      try {
        const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
        const done = completed(transaction);
        work(Object.fromEntries(stores.map((store) => [store, transaction.objectStore(store)])));
        await done;
      } catch (error) {
        throw notKept(error);
      }
    });
  }

  private inTurn<T>(work: (database: IDBDatabase) => Promise<T>): Promise<T> {
    const result = this.calls.then(async () => {
      try {
        this.opened ??= openDatabase(this.factory);
        return await work(await this.opened);
      } catch (error) {
        throw notKept(error);
      }
    });
    this.calls = result.catch(() => undefined);
    return result;
  }
}

function openDatabase(factory: IDBFactory): Promise<IDBDatabase> {
  const opening = factory.open(name, version);
  opening.addEventListener('upgradeneeded', () => {
    for (const store of ['takes', 'facts', 'chunks']) opening.result.createObjectStore(store);
  });
  return settled(opening);
}

/** The keys of a take's chunks, or of those before a number. */
function range(takeId: string, beforeSeq = Number.MAX_SAFE_INTEGER): IDBKeyRange {
  return IDBKeyRange.bound([takeId, 0], [takeId, beforeSeq], false, true);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => {
      resolve(request.result);
    });
    request.addEventListener('error', () => {
      reject(request.error ?? new Error('IndexedDB'));
    });
  });
}

function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (): void => {
      reject(transaction.error ?? new Error('IndexedDB'));
    };
    transaction.addEventListener('complete', () => {
      resolve();
    });
    transaction.addEventListener('abort', failed);
    transaction.addEventListener('error', failed);
  });
}
