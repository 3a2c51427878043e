import { expect, type Page } from '@playwright/test';

/** When something began, on the page's clock. */
export interface Beginning {
  readonly atMs: number;
  readonly text: string;
}

export interface Observed {
  /** Beginnings of beeps, as the page's loudspeaker would give them. */
  readonly beeps: readonly Beginning[];
  /** Beginnings of captions, as they are drawn. */
  readonly captions: readonly Beginning[];
}

declare global {
  interface Window {
    observedCaptions: { beeps: Beginning[]; captions: Beginning[] };
  }
}

const LOUD = 0.05;

/** Watches what is heard and what is drawn over the picture, from outside the product's own code. */
export class CaptionWatch {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** When the page plays, with its sound on. */
  static async of(page: Page): Promise<CaptionWatch> {
    await page.evaluate((loud) => {
      const observed: Window['observedCaptions'] = { beeps: [], captions: [] };
      window.observedCaptions = observed;
      const video = document.querySelector('video');
      if (video === null) throw new Error('no video');
      const context = new AudioContext();
      const ear = context.createAnalyser();
      ear.fftSize = 512;
      context.createMediaStreamSource(video.captureStream()).connect(ear);
      const wave = new Float32Array(ear.fftSize);
      let quietSinceMs = 0;
      let drawn = '';
      const look = (): void => {
        const now = performance.now();
        ear.getFloatTimeDomainData(wave);
        if (wave.some((sample) => Math.abs(sample) > loud)) {
          if (now - quietSinceMs > 400) observed.beeps.push({ atMs: now, text: '' });
          quietSinceMs = now;
        }
        const text = Array.from(document.querySelectorAll('.rostrum-caption'))
          .map((caption) => (caption as HTMLElement).innerText)
          .join('\n')
          .trim();
        if (text !== drawn && text !== '') observed.captions.push({ atMs: now, text });
        drawn = text;
      };
      setInterval(look, 5);
    }, LOUD);
    return new CaptionWatch(page);
  }

  /** Waits until so many captions were seen. */
  async seen(captions: number, timeout: number): Promise<Observed> {
    const observed = (): Promise<Observed> => this.#page.evaluate(() => window.observedCaptions);
    await expect
      .poll(async () => (await observed()).captions.length, { timeout, intervals: [500] })
      .toBeGreaterThanOrEqual(captions);
    return observed();
  }
}

/** How long after the beginning of its beep each caption came, in milliseconds; negative: before. */
export function offsetsMs({ beeps, captions }: Observed): number[] {
  return captions.map(({ atMs }) => {
    const nearest = beeps.map((beep) => atMs - beep.atMs).sort((a, b) => Math.abs(a) - Math.abs(b));
    return nearest[0] ?? Infinity;
  });
}
