import type { Page } from '@playwright/test';

/** One run of a browser's MediaRecorder, as it gave it away. */
export interface HandedOverTake {
  readonly startedAtMs: number;
  lastAtMs: number;
  readonly blobs: Buffer[];
}

/**
 * A copy of everything that MediaRecorder gives to a page, blob by blob as it comes: what a recording has to hold, known without
 * any code of the product.
 */
export class HandedOver {
  readonly takes: HandedOverTake[] = [];
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** To be called before the page is opened. */
  static async of(page: Page): Promise<HandedOver> {
    const handedOver = new HandedOver(page);
    await page.exposeFunction('mediaRecorderStarted', (take: number, atMs: number) => {
      handedOver.takes[take] = { startedAtMs: atMs, lastAtMs: atMs, blobs: [] };
    });
    await page.exposeFunction('mediaRecorderGave', (take: number, atMs: number, blob: string) => {
      const taken = handedOver.takes[take];
      taken?.blobs.push(Buffer.from(blob, 'base64'));
      if (taken !== undefined) taken.lastAtMs = atMs;
    });
    await page.addInitScript(listen);
    return handedOver;
  }

  /** Resolves when all that was given has arrived here. */
  async settled(): Promise<void> {
    await this.#page.evaluate(() => window.handedOver);
  }

  /** What has arrived of a take, as one file. */
  file(take: number): Buffer {
    return Buffer.concat(this.takes[take]?.blobs ?? []);
  }
}

declare global {
  interface Window {
    handedOver: Promise<void>;
    mediaRecorderStarted(take: number, atMs: number): Promise<void>;
    mediaRecorderGave(take: number, atMs: number, blob: string): Promise<void>;
  }
}

/** In the page. */
function listen(): void {
  let takes = 0;
  window.handedOver = Promise.resolve();
  const base64 = async (blob: Blob): Promise<string> => {
    const reader = new FileReader();
    const read = new Promise((resolve) => {
      reader.addEventListener('load', resolve);
    });
    reader.readAsDataURL(blob);
    await read;
    const url = reader.result as string;
    // The media type in front has commas too.
    return url.slice(url.lastIndexOf(',') + 1);
  };
  const next = (work: () => Promise<void>) => {
    window.handedOver = window.handedOver.then(work);
  };
  window.MediaRecorder = class extends MediaRecorder {
    constructor(stream: MediaStream, options?: MediaRecorderOptions) {
      super(stream, options);
      const take = takes++;
      const atMs = Date.now();
      next(() => window.mediaRecorderStarted(take, atMs));
      this.addEventListener('dataavailable', ({ data }) => {
        const atMs = Date.now();
        next(async () => window.mediaRecorderGave(take, atMs, await base64(data)));
      });
    }
  };
}
