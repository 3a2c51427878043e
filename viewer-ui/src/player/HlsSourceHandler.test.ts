import { ErrorDetails, ErrorTypes, Events } from 'hls.js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HlsSourceHandler, type HlsEngine } from './HlsSourceHandler';

type Listener = (event: string, data: unknown) => void;

/** Stands in for hls.js: keeps what it was told to do, and says what a test wants it to say. */
class FakeEngine {
  readonly done: string[] = [];
  readonly levels = [];
  currentLevel = -1;
  nextLevel = -1;
  subtitleTrack = -1;
  manualLevel = -1;
  latency = 7;
  liveSyncPosition: number | null = 93;
  bandwidthEstimate = 5_000_000;
  latestLevelDetails: { edge: number } | null = null;
  readonly #listeners = new Map<string, Listener>();

  on(event: string, listener: Listener): void {
    this.#listeners.set(event, listener);
  }

  say(event: Events, data: unknown): void {
    this.#listeners.get(event)?.(event, data);
  }

  attachMedia(): void {
    this.done.push('attach');
  }

  loadSource(url: string): void {
    this.done.push(`load ${url}`);
  }

  startLoad(): void {
    this.done.push('start');
  }

  recoverMediaError(): void {
    this.done.push('recover');
  }

  destroy(): void {
    this.done.push('destroy');
  }
}

const engines: FakeEngine[] = [];
let serverAnswers: number;
let handler: HlsSourceHandler;
let video: HTMLVideoElement;

beforeEach(() => {
  vi.useFakeTimers();
  engines.length = 0;
  serverAnswers = 200;
  video = document.createElement('video');
  handler = new HlsSourceHandler(
    video,
    '/live.m3u8',
    {},
    () => Promise.resolve(serverAnswers),
    () => {
      const engine = new FakeEngine();
      engines.push(engine);
      return engine as unknown as HlsEngine;
    },
    () => 0.5,
  );
});

afterEach(() => {
  handler.dispose();
  vi.useRealTimers();
});

function engine(): FakeEngine {
  const last = engines.at(-1);
  if (!last) {
    throw new Error('no engine was made');
  }
  return last;
}

function fail(details: ErrorDetails, type: ErrorTypes, code?: number): void {
  engine().say(Events.ERROR, { fatal: true, details, type, response: code ? { code } : undefined });
}

function missingPlaylist(): void {
  fail(ErrorDetails.MANIFEST_LOAD_ERROR, ErrorTypes.NETWORK_ERROR, 404);
}

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

it('loads the source into the element', () => {
  expect(engine().done).toEqual(['attach', 'load /live.m3u8']);
  expect(handler.health.value).toBe('starting');
});

it('waits for the first segment without calling it an error', async () => {
  serverAnswers = 404;
  missingPlaylist();
  await pass(500);
  await pass(1_000);
  expect(engine().done).toEqual(['attach', 'load /live.m3u8']);
  expect(handler.health.value).toBe('starting');

  serverAnswers = 200;
  await pass(2_000);

  expect(engine().done).toEqual(['attach', 'load /live.m3u8', 'load /live.m3u8']);
  expect(handler.errors).toBe(0);
});

it('goes on loading after a network failure and is well when media arrives', async () => {
  engine().say(Events.FRAG_BUFFERED, {});
  fail(ErrorDetails.FRAG_LOAD_ERROR, ErrorTypes.NETWORK_ERROR);
  expect(handler.health.value).toBe('recovering');

  await pass(500);
  engine().say(Events.FRAG_BUFFERED, {});

  expect(engine().done.at(-1)).toBe('start');
  expect(handler.health.value).toBe('well');
  expect(handler.errors).toBe(1);
});

it.each([0, 502, 503])(
  'keeps picture and place while the server is away (%i), and goes on soon after it is back',
  async (away) => {
    serverAnswers = away;
    fail(ErrorDetails.LEVEL_LOAD_ERROR, ErrorTypes.NETWORK_ERROR);
    await pass(120_000);
    expect(engine().done).toEqual(['attach', 'load /live.m3u8']);
    expect(handler.errors).toBe(1);

    serverAnswers = 200;
    await pass(3_600);

    expect(engine().done).toEqual(['attach', 'load /live.m3u8', 'start']);
  },
);

it('begins again when going on did not help', async () => {
  for (let tries = 0; tries < 4; tries += 1) {
    fail(ErrorDetails.LEVEL_LOAD_ERROR, ErrorTypes.NETWORK_ERROR);
    await pass(10_000);
  }

  expect(engine().done.slice(2)).toEqual(['start', 'start', 'start', 'load /live.m3u8']);
});

it('resets the decoder first and rebuilds second', async () => {
  fail(ErrorDetails.BUFFER_APPEND_ERROR, ErrorTypes.MEDIA_ERROR);
  await pass(0);
  expect(engine().done.at(-1)).toBe('recover');

  handler.mediaFailed();
  await pass(1_000);

  expect(engines).toHaveLength(2);
  expect(engines[0]?.done.at(-1)).toBe('destroy');
  expect(engine().done).toEqual(['attach', 'load /live.m3u8']);
});

it('mends one failure at a time', async () => {
  fail(ErrorDetails.LEVEL_LOAD_ERROR, ErrorTypes.NETWORK_ERROR);
  fail(ErrorDetails.FRAG_LOAD_ERROR, ErrorTypes.NETWORK_ERROR);
  await pass(500);

  expect(handler.errors).toBe(1);
});

it('lets hls.js deal with what is not fatal', () => {
  engine().say(Events.ERROR, {
    fatal: false,
    details: ErrorDetails.BUFFER_STALLED_ERROR,
    type: ErrorTypes.MEDIA_ERROR,
  });

  expect(handler.errors).toBe(0);
  expect(handler.health.value).toBe('starting');
});

it('stops at a stream that is gone', async () => {
  fail(ErrorDetails.MANIFEST_LOAD_ERROR, ErrorTypes.NETWORK_ERROR, 410);
  await pass(60_000);

  expect(handler.health.value).toBe('gone');
  expect(engine().done).toEqual(['attach', 'load /live.m3u8', 'destroy']);
});

it('knows a complete playlist', () => {
  engine().say(Events.LEVEL_LOADED, { details: { live: false } });
  engine().say(Events.FRAG_BUFFERED, {});

  expect(handler.health.value).toBe('complete');
});

it('takes a picture that stands back to the live edge', () => {
  engine().latestLevelDetails = { edge: 100 };
  for (let second = 0; second <= 6; second += 1) {
    handler.look(Date.now() + second * 1_000, true);
  }

  expect(video.currentTime).toBe(93);
  expect(engine().done.at(-1)).toBe('start');
  expect(handler.errors).toBe(1);
});

it('takes nobody back to what they have seen', () => {
  video.currentTime = 95;
  engine().latestLevelDetails = { edge: 100 };
  for (let second = 0; second <= 6; second += 1) {
    handler.look(Date.now() + second * 1_000, true);
  }

  expect(video.currentTime).toBe(95);
  expect(engine().done.at(-1)).toBe('start');
});

it('does nothing more once it is disposed of', async () => {
  fail(ErrorDetails.LEVEL_LOAD_ERROR, ErrorTypes.NETWORK_ERROR);

  handler.dispose();
  await pass(60_000);

  expect(engine().done).toEqual(['attach', 'load /live.m3u8', 'destroy']);
});
