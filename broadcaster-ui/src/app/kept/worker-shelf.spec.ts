import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chunkOf, manifestOf } from '../../testing/shelf-contract';
import { notKept } from '../../testing/fake-files';
import { ShelfAnswer, ShelfCall } from './shelf-messages';
import { ShelfWorker, WorkerShelf } from './worker-shelf';

class FakeWorker implements ShelfWorker {
  readonly calls: ShelfCall[] = [];
  private message: (event: MessageEvent<ShelfAnswer>) => void = () => undefined;
  private error: () => void = () => undefined;

  postMessage(message: ShelfCall): void {
    this.calls.push(message);
  }

  addEventListener(type: string, listener: (event: MessageEvent<ShelfAnswer>) => void): void {
    if (type === 'message') this.message = listener;
    else
      this.error = () => {
        listener({} as MessageEvent<ShelfAnswer>);
      };
  }

  answer(answer: ShelfAnswer): void {
    this.message({ data: answer } as MessageEvent<ShelfAnswer>);
  }

  break(): void {
    this.error();
  }
}

describe('WorkerShelf', () => {
  let worker: FakeWorker;
  let shelf: WorkerShelf;

  beforeEach(() => {
    vi.useFakeTimers();
    worker = new FakeWorker();
    shelf = new WorkerShelf(worker);
  });
  afterEach(() => vi.useRealTimers());

  it('brings a call across and its answer back', async () => {
    const reading = shelf.read('a', 7);
    expect(worker.calls).toEqual([{ id: 0, method: 'read', args: ['a', 7] }]);
    worker.answer({ id: 0, ok: true, value: new Uint8Array([1]) });

    expect(await reading).toEqual(new Uint8Array([1]));
  });

  it('sends a copy of the chunk and not the blob behind it', () => {
    const blob = new Uint8Array(1000);
    void shelf.keep('a', { ...chunkOf(0), bytes: blob.subarray(0, 2) });

    const [, chunk] = worker.calls[0]?.args as [string, { bytes: Uint8Array }];
    expect(chunk.bytes.buffer.byteLength).toBe(2);
  });

  it('says whether it was full', async () => {
    const keeping = notKept(shelf.keep('a', chunkOf(0)));
    worker.answer({ id: 0, ok: false, isFull: true });

    expect((await keeping).isFull).toBe(true);
  });

  it('gives a disk up that does not answer', async () => {
    const keeping = notKept(shelf.keep('a', chunkOf(0)));
    await vi.advanceTimersByTimeAsync(20_000);

    expect((await keeping).isFull).toBe(false);
    worker.answer({ id: 0, ok: true, value: undefined });
  });

  it('keeps nothing any more when the worker broke', async () => {
    const keeping = notKept(shelf.keep('a', chunkOf(0)));
    worker.break();
    await keeping;

    await notKept(shelf.begin(manifestOf('b')));
    expect(worker.calls).toHaveLength(1);
  });
});
