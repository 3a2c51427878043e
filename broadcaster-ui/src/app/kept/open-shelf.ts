import { Chunk } from '../media/chunk-cutter';
import { ChunkShelf, KeptTake, NotKept, TakeManifest } from './chunk-shelf';
import { DatabaseShelf } from './database-shelf';
import { WorkerShelf } from './worker-shelf';

/** Where this browser keeps takes: in files where it can write them in place, else in IndexedDB. */
export function openShelf(): ChunkShelf {
  return new OpeningShelf(filesOrDatabase());
}

async function filesOrDatabase(): Promise<ChunkShelf | null> {
  if ('storage' in navigator && 'getDirectory' in navigator.storage) {
    const worker = new Worker(new URL('./file-shelf.worker', import.meta.url), { type: 'module' });
    const shelf = new WorkerShelf(worker);
    try {
      await shelf.takeIds();
      return shelf;
    } catch {
      worker.terminate();
    }
  }
  return typeof indexedDB === 'undefined' ? null : new DatabaseShelf(indexedDB);
}

/** A shelf that is still being opened; one that there is not keeps nothing. */
export class OpeningShelf implements ChunkShelf {
  constructor(private readonly opened: Promise<ChunkShelf | null>) {}

  async begin(manifest: TakeManifest): Promise<void> {
    await (await this.shelf()).begin(manifest);
  }

  async keepHeader(takeId: string, header: Uint8Array): Promise<void> {
    await (await this.shelf()).keepHeader(takeId, header);
  }

  async keep(takeId: string, chunk: Chunk): Promise<void> {
    await (await this.shelf()).keep(takeId, chunk);
  }

  async stop(takeId: string, chunks: number): Promise<void> {
    await (await this.shelf()).stop(takeId, chunks);
  }

  async read(takeId: string, seq: number): Promise<Uint8Array | null> {
    return (await this.shelf()).read(takeId, seq);
  }

  async forget(takeId: string, beforeSeq: number): Promise<void> {
    await (await this.shelf()).forget(takeId, beforeSeq);
  }

  async remove(takeId: string): Promise<void> {
    await (await this.shelf()).remove(takeId);
  }

  async takeIds(): Promise<string[]> {
    return (await this.shelf()).takeIds();
  }

  async open(takeId: string): Promise<KeptTake | null> {
    return (await this.shelf()).open(takeId);
  }

  private async shelf(): Promise<ChunkShelf> {
    const shelf = await this.opened;
    if (!shelf) throw new NotKept(false);
    return shelf;
  }
}
