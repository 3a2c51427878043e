import type { Page } from '@playwright/test';

/** A take in a browser's origin-private files. */
export interface KeptTake {
  readonly takeId: string;
  /** Numbers of the chunks in its files. */
  readonly chunks: readonly number[];
}

/** What a page's browser keeps of recordings, read from its disk as anybody else would. */
export function keptTakes(page: Page): Promise<KeptTake[]> {
  return page.evaluate(async () => {
    const headBytes = 32;
    const takes: { takeId: string; chunks: number[] }[] = [];
    const root = await navigator.storage.getDirectory();
    const shelf = await root.getDirectoryHandle('takes', { create: true });
    for await (const [takeId, folder] of shelf.entries()) {
      const chunks: number[] = [];
      const files = folder as FileSystemDirectoryHandle;
      for await (const [name, handle] of files.entries()) {
        if (!name.endsWith('.chunks')) continue;
        const file = await (handle as FileSystemFileHandle).getFile();
        const view = new DataView(await file.arrayBuffer());
        for (let at = 0; at + headBytes <= view.byteLength;) {
          chunks.push(view.getUint32(at + 8, true));
          at += headBytes + view.getUint32(at + 12, true);
        }
      }
      takes.push({ takeId, chunks: chunks.sort((a, b) => a - b) });
    }
    return takes;
  });
}
