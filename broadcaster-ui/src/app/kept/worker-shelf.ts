import { Chunk } from '../media/chunk-cutter';
import { ChunkShelf, KeptTake, NotKept, TakeManifest } from './chunk-shelf';
import { ShelfAnswer, ShelfCall } from './shelf-messages';

/** The part of a Worker that is used. */
export interface ShelfWorker {
  postMessage(message: ShelfCall, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ShelfAnswer>) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: NotKept) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** A disk that takes longer than this to write 1 MiB is as good as broken. */
const answerWithinMs = 20_000;

/** {@link ChunkShelf} in a worker. A worker that breaks or says nothing fails each call, and the caller goes on without. */
export class WorkerShelf implements ChunkShelf {
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 0;
  private broken = false;

  constructor(private readonly worker: ShelfWorker) {
    worker.addEventListener('message', ({ data }) => {
      this.answered(data);
    });
    worker.addEventListener('error', () => {
      this.broken = true;
      for (const id of [...this.waiting.keys()]) this.answered({ id, ok: false, isFull: false });
    });
  }

  async begin(manifest: TakeManifest): Promise<void> {
    await this.call('begin', [manifest]);
  }

  async keepHeader(takeId: string, header: Uint8Array): Promise<void> {
    await this.call('keepHeader', [takeId, header]);
  }

  async keep(takeId: string, { seq, capturedAtMs, bytes }: Chunk): Promise<void> {
    // A copy: the live path sends the same bytes, and a view would bring all of the blob with it.
    const copy = bytes.slice();
    await this.call('keep', [takeId, { seq, capturedAtMs, bytes: copy }], [copy.buffer]);
  }

  async stop(takeId: string, chunks: number): Promise<void> {
    await this.call('stop', [takeId, chunks]);
  }

  async read(takeId: string, seq: number): Promise<Uint8Array | null> {
    const bytes = await this.call('read', [takeId, seq]);
    return bytes instanceof Uint8Array ? bytes : null;
  }

  async forget(takeId: string, beforeSeq: number): Promise<void> {
    await this.call('forget', [takeId, beforeSeq]);
  }

  async remove(takeId: string): Promise<void> {
    await this.call('remove', [takeId]);
  }

  async takeIds(): Promise<string[]> {
    return (await this.call('takeIds', [])) as string[];
  }

  async open(takeId: string): Promise<KeptTake | null> {
    return (await this.call('open', [takeId])) as KeptTake | null;
  }

  private call(
    method: ShelfCall['method'],
    args: readonly unknown[],
    transfer: Transferable[] = [],
  ): Promise<unknown> {
    if (this.broken) return Promise.reject(new NotKept(false));
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.answered({ id, ok: false, isFull: false });
      }, answerWithinMs);
      this.waiting.set(id, { resolve, reject, timer });
      this.worker.postMessage({ id, method, args }, transfer);
    });
  }

  private answered(answer: ShelfAnswer): void {
    const waiting = this.waiting.get(answer.id);
    if (!waiting) return;
    this.waiting.delete(answer.id);
    clearTimeout(waiting.timer);
    if (answer.ok) waiting.resolve(answer.value);
    else waiting.reject(new NotKept(answer.isFull));
  }
}
