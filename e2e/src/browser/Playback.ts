import { expect, type Page } from '@playwright/test';

const HTML_MEDIA_HAVE_METADATA = 1;
/** Of a player that shares two cores with everything else. */
const LEAST_FRAMES_PER_SECOND = 5;

/** How a page's video stands at one moment. */
export interface PlaybackSample {
  readonly position: number;
  readonly shownFrames: number;
  readonly droppedFrames: number;
  readonly decodedAudioBytes: number;
  /** Where playback had to wait for data after it had once begun, and not because of a seek. */
  readonly stalls: readonly Stall[];
  readonly paused: boolean;
  readonly width: number;
}

export interface Stall {
  readonly position: number;
  /** Of the media that was there at that moment: pairs of start and end. */
  readonly buffered: readonly (readonly [number, number])[];
  /** Until playback went on; none while it still waits. */
  lastedMs?: number;
}

interface Observed {
  begun: boolean;
  seeking: boolean;
  stalls: Stall[];
}

declare global {
  interface Window {
    observedPlayback: Observed;
  }
  interface HTMLVideoElement {
    readonly webkitAudioDecodedByteCount: number;
    captureStream(): MediaStream;
  }
}

/** Watches the video of a page from outside the product's own code. */
export class Playback {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** To be called before the page is opened. */
  static async observe(page: Page): Promise<Playback> {
    await page.addInitScript(() => {
      const observed: Observed = { begun: false, seeking: false, stalls: [] };
      window.observedPlayback = observed;
      let waitingSince = 0;
      const on = (name: string, listener: (video: HTMLVideoElement) => void) => {
        document.addEventListener(
          name,
          ({ target }) => {
            if (target instanceof HTMLVideoElement) {
              listener(target);
            }
          },
          { capture: true },
        );
      };
      on('playing', () => {
        const stall = observed.stalls.at(-1);
        if (stall !== undefined) {
          stall.lastedMs ??= performance.now() - waitingSince;
        }
        observed.begun = true;
      });
      on('seeking', () => (observed.seeking = true));
      on('seeked', () => (observed.seeking = false));
      on('waiting', ({ buffered, currentTime }) => {
        if (observed.begun && !observed.seeking) {
          waitingSince = performance.now();
          observed.stalls.push({
            position: currentTime,
            buffered: Array.from({ length: buffered.length }, (_, index) => [
              buffered.start(index),
              buffered.end(index),
            ]),
          });
        }
      });
    });
    return new Playback(page);
  }

  sample(): Promise<PlaybackSample> {
    return this.#page.evaluate(() => {
      const video = document.querySelector('video');
      const quality = video?.getVideoPlaybackQuality();
      const dropped = quality?.droppedVideoFrames ?? 0;
      return {
        position: video?.currentTime ?? 0,
        shownFrames: (quality?.totalVideoFrames ?? 0) - dropped,
        droppedFrames: dropped,
        decodedAudioBytes: video?.webkitAudioDecodedByteCount ?? 0,
        stalls: window.observedPlayback.stalls,
        paused: video?.paused ?? true,
        width: video?.videoWidth ?? 0,
      };
    });
  }

  /** A small copy of the picture that is on screen, to tell a moving one from a still one. */
  picture(): Promise<string> {
    return this.#page.evaluate(() => {
      const video = document.querySelector('video');
      const canvas = document.createElement('canvas');
      canvas.width = 32;
      canvas.height = 18;
      const context = canvas.getContext('2d');
      if (video === null || context === null) {
        return '';
      }
      context.drawImage(video, 0, 0, canvas.width, canvas.height);
      return context.getImageData(0, 0, canvas.width, canvas.height).data.join();
    });
  }

  /** Jumps to the middle of a recording, and plays it to its end without an error. */
  async toTheEnd(): Promise<void> {
    const video = this.#page.locator('video');
    await expect
      .poll(() => video.evaluate((element: HTMLVideoElement) => element.readyState))
      .toBeGreaterThanOrEqual(HTML_MEDIA_HAVE_METADATA);
    const before = await this.sample();
    const restSeconds = await video.evaluate(async (element: HTMLVideoElement) => {
      element.muted = true;
      element.currentTime = element.duration / 2;
      await element.play();
      return element.duration / 2;
    });
    await expect
      .poll(() => video.evaluate((element: HTMLVideoElement) => element.ended), {
        timeout: (restSeconds + 20) * 1000,
      })
      .toBe(true);
    expect(await video.evaluate((element: HTMLVideoElement) => element.error)).toBeNull();
    const after = await this.sample();
    expect(after.shownFrames - before.shownFrames).toBeGreaterThan(
      restSeconds * LEAST_FRAMES_PER_SECOND,
    );
    expect(after.decodedAudioBytes).toBeGreaterThan(before.decodedAudioBytes);
  }

  /** The loudest moment of the next three seconds, from 0 (silence) to 1; the page must have been pressed once. */
  loudness(): Promise<number> {
    return this.#page.evaluate(async () => {
      const video = document.querySelector('video');
      if (video === null) {
        return 0;
      }
      const audio = new AudioContext();
      await audio.resume();
      const analyser = audio.createAnalyser();
      audio.createMediaStreamSource(video.captureStream()).connect(analyser);
      const wave = new Float32Array(analyser.fftSize);
      let loudest = 0;
      const end = performance.now() + 3000;
      while (performance.now() < end) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        analyser.getFloatTimeDomainData(wave);
        loudest = wave.reduce((most, value) => Math.max(most, Math.abs(value)), loudest);
      }
      await audio.close();
      return loudest;
    });
  }
}
