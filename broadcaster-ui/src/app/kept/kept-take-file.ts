import { Chunk } from '../media/chunk-cutter';
import { ChunkShelf, KeptChunk, NotKept, TakeManifest } from './chunk-shelf';
import { KeptOutbox, SendableChunk } from './kept-outbox';
import { TakeLocks } from './take-locks';

/** The shelf is told in batches what it may forget. */
const forgetEvery = 32;

/** A take that is written and sent at the same time: its lock, its place on the shelf, and what is to be sent of it. */
export class KeptTakeFile extends KeptOutbox {
  private lock: Promise<(() => void) | null> = Promise.resolve(null);
  private created: Promise<void> = Promise.resolve();
  private writes: Promise<unknown> = Promise.resolve();
  private hasHeader = false;
  private forgottenBefore = 0;

  constructor(
    takeId: string,
    private readonly chunkShelf: ChunkShelf,
    private readonly locks: TakeLocks,
    released: (chunk: SendableChunk) => void,
  ) {
    super(takeId, {
      read: (seq) => chunkShelf.read(takeId, seq).catch(() => null),
      released: (chunk) => {
        released(chunk);
        this.forgetBefore(chunk.seq + 1);
      },
    });
  }

  /** Makes its place on the shelf, behind a lock: nobody else may think that it was left behind. */
  create(manifest: TakeManifest): Promise<void> {
    this.lock = this.locks.hold(this.takeId);
    this.created = this.lock.then(() => this.chunkShelf.begin(manifest));
    return this.created;
  }

  /** Found on the shelf. */
  takeUp(
    header: Uint8Array | null,
    chunks: readonly KeptChunk[],
    total: number,
    release: () => void,
  ): void {
    this.lock = Promise.resolve(release);
    this.hasHeader = true;
    this.begin(header);
    for (const chunk of chunks) this.add({ ...chunk, bytes: null });
    this.finish(total);
  }

  /** Resolves when the chunk can be sent: true when it is on disk, false when only memory has it. */
  keep(chunk: Chunk, header: Uint8Array): Promise<boolean> {
    this.begin(header);
    const keeping = this.writes.then(() => this.write(chunk, header));
    this.writes = keeping.catch(() => undefined);
    return keeping;
  }

  /** The take is over; what is being written comes first. */
  async conclude(chunks: number): Promise<void> {
    await this.writes;
    this.finish(chunks);
    try {
      await this.created;
      await this.chunkShelf.stop(this.takeId, chunks);
    } catch (error) {
      // It is only said later then, when the take is looked at again.
      if (!(error instanceof NotKept)) throw error;
    }
  }

  /** The recorder has all of it. */
  async discard(): Promise<void> {
    await this.writes;
    await this.chunkShelf.remove(this.takeId).catch(() => undefined);
    this.release();
  }

  /** Somebody else may take it up. */
  release(): void {
    void this.lock.then((release) => release?.());
  }

  private async write(chunk: Chunk, header: Uint8Array): Promise<boolean> {
    const { seq, capturedAtMs, bytes } = chunk;
    const fact = { seq, capturedAtMs, length: bytes.length };
    try {
      await this.created;
      if (!this.hasHeader) {
        await this.chunkShelf.keepHeader(this.takeId, header);
        this.hasHeader = true;
      }
      await this.chunkShelf.keep(this.takeId, chunk);
    } catch (error) {
      if (!(error instanceof NotKept)) throw error;
      this.add({ ...fact, bytes });
      return false;
    }
    this.add({ ...fact, bytes: null });
    return true;
  }

  private forgetBefore(seq: number): void {
    if (seq - this.forgottenBefore < forgetEvery) return;
    this.forgottenBefore = seq;
    this.chunkShelf.forget(this.takeId, seq).catch(() => undefined);
  }
}
