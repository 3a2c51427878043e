import { Chunk, ChunkCutter } from './chunk-cutter';

/** The part of a MediaRecorder that is used, so that tests can stand in for it. */
export interface MediaRecorderLike {
  readonly state: RecordingState;
  start(timesliceMs: number): void;
  stop(): void;
  addEventListener(type: 'dataavailable', listener: (event: { readonly data: Blob }) => void): void;
  addEventListener(type: 'stop' | 'error', listener: (event: Event) => void): void;
}

/** `videoKeyFrameIntervalDuration` is in the specification and in Chromium, not yet in TypeScript's library. */
export interface RecorderSettings extends MediaRecorderOptions {
  readonly mimeType: string;
  readonly videoKeyFrameIntervalDuration: number;
}

/** The platform's things, injected. */
export interface RecorderPlatform {
  create(stream: MediaStream, settings: RecorderSettings): MediaRecorderLike;
  newId(): string;
  nowMs(): number;
}

export interface RecorderEvents {
  chunk(chunk: Chunk): void;
  /** The recording broke: a lost device, an encoder that gave up, an unknown container. */
  failed(error: unknown): void;
}

export const timesliceMs = 250;
/** A little under 2 s: a key frame comes with the first frame after the interval, and segments should stay at 2 s. */
export const keyFrameIntervalMs = 1950;

/**
 * One take: a MediaRecorder run as numbered chunks in their order. Reading a blob is asynchronous, so blobs queue up
 * behind each other; `stop` resolves when the last one has come out.
 */
export class Recorder {
  readonly takeId: string;
  readonly startedAtMs: number;
  private readonly cutter = new ChunkCutter();
  private readonly recorder: MediaRecorderLike;
  private readonly stopped: Promise<void>;
  private reading: Promise<void> = Promise.resolve();
  private broken = false;

  constructor(
    stream: MediaStream,
    readonly mimeType: string,
    bitsPerSecond: { readonly video: number; readonly audio: number },
    private readonly events: RecorderEvents,
    private readonly platform: RecorderPlatform = browserPlatform,
  ) {
    this.takeId = platform.newId();
    this.startedAtMs = platform.nowMs();
    this.recorder = platform.create(stream, {
      mimeType,
      videoBitsPerSecond: bitsPerSecond.video,
      audioBitsPerSecond: bitsPerSecond.audio,
      videoKeyFrameIntervalDuration: keyFrameIntervalMs,
    });
    this.recorder.addEventListener('dataavailable', ({ data }) => {
      this.read(data);
    });
    this.recorder.addEventListener('error', (event) => {
      this.fail('error' in event ? event.error : event);
    });
    this.stopped = new Promise((resolve) => {
      this.recorder.addEventListener('stop', () => {
        resolve();
      });
    });
    this.recorder.start(timesliceMs);
  }

  /** The container header; null until the first media has come. */
  get header(): Uint8Array<ArrayBuffer> | null {
    return this.cutter.header;
  }

  /** Ends the take and answers how many chunks it has. */
  async stop(): Promise<number> {
    if (this.recorder.state !== 'inactive') {
      this.recorder.stop();
      await this.stopped;
    }
    await this.reading;
    return this.cutter.count;
  }

  private read(blob: Blob): void {
    // Some browsers send empty blobs while they warm up.
    if (blob.size === 0) return;
    const capturedAtMs = this.platform.nowMs();
    this.reading = this.reading.then(async () => {
      if (this.broken) return;
      try {
        const bytes = new Uint8Array(await blob.arrayBuffer());
        for (const chunk of this.cutter.push(bytes, capturedAtMs)) this.events.chunk(chunk);
      } catch (error) {
        this.fail(error);
      }
    });
  }

  private fail(error: unknown): void {
    if (this.broken) return;
    this.broken = true;
    this.events.failed(error);
  }
}

const browserPlatform: RecorderPlatform = {
  create: (stream, settings) => new MediaRecorder(stream, settings),
  newId: () => crypto.randomUUID(),
  nowMs: () => Date.now(),
};
