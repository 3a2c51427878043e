import { NotKept } from './chunk-shelf';
import { FileShelf } from './file-shelf';
import { ShelfAnswer, ShelfCall } from './shelf-messages';

const folder = 'takes';

async function openShelf(): Promise<FileShelf> {
  // Only in a worker is it to be seen whether files can be written in place.
  if (!('createSyncAccessHandle' in FileSystemFileHandle.prototype)) throw new NotKept(false);
  const root = await navigator.storage.getDirectory();
  return new FileShelf(await root.getDirectoryHandle(folder, { create: true }));
}

async function answer({ id, method, args }: ShelfCall): Promise<ShelfAnswer> {
  try {
    const shelf = (await opened) as unknown as Record<string, (...given: unknown[]) => unknown>;
    return { id, ok: true, value: await shelf[method]?.(...args) };
  } catch (error) {
    return { id, ok: false, isFull: error instanceof NotKept && error.isFull };
  }
}

const opened = openShelf();
/** One call after the other: a file is not read while it is being written. */
let calls: Promise<unknown> = opened.catch(() => undefined);

addEventListener('message', ({ data }: MessageEvent<ShelfCall>) => {
  calls = calls.then(async () => {
    postMessage(await answer(data));
  });
});
