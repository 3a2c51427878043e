import { captureHeads } from '../../testing/capture-heads';
import { Chunk } from './chunk-cutter';
import { MediaRecorderLike, Recorder, RecorderSettings } from './recorder';

const [head] = captureHeads as [(typeof captureHeads)[0]];
type Listener = (event: never) => void;

class FakeMediaRecorder implements MediaRecorderLike {
  state: RecordingState = 'inactive';
  timesliceMs = 0;
  private readonly listeners = new Map<string, Listener>();

  addEventListener(type: string, listener: Listener): void {
    this.listeners.set(type, listener);
  }

  start(timesliceMs: number): void {
    this.state = 'recording';
    this.timesliceMs = timesliceMs;
  }

  stop(): void {
    this.state = 'inactive';
    this.emit('dataavailable', { data: new Blob([new Uint8Array([9])]) });
    this.emit('stop', new Event('stop'));
  }

  give(...bytes: Uint8Array<ArrayBuffer>[]): void {
    this.emit('dataavailable', { data: new Blob(bytes) });
  }

  emit(type: string, event: unknown): void {
    this.listeners.get(type)?.(event as never);
  }
}

describe('Recorder', () => {
  let media: FakeMediaRecorder;
  let settings: RecorderSettings | null;
  let chunks: Chunk[];
  let failures: unknown[];
  let nowMs: number;

  const record = (): Recorder =>
    new Recorder(
      {} as MediaStream,
      'video/webm;codecs=vp8,opus',
      { video: 2_000_000, audio: 128_000 },
      { chunk: (chunk) => chunks.push(chunk), failed: (error) => failures.push(error) },
      {
        create: (_, given) => {
          settings = given;
          return media;
        },
        newId: () => 'take-1',
        nowMs: () => nowMs,
      },
    );

  beforeEach(() => {
    media = new FakeMediaRecorder();
    settings = null;
    chunks = [];
    failures = [];
    nowMs = 1000;
  });

  it('asks for blobs every 250 ms and key frames a little under every 2 s', () => {
    const recorder = record();

    expect(recorder.takeId).toBe('take-1');
    expect(recorder.startedAtMs).toBe(1000);
    expect(media.timesliceMs).toBe(250);
    expect(settings).toMatchObject({
      mimeType: 'video/webm;codecs=vp8,opus',
      videoKeyFrameIntervalDuration: 1950,
    });
  });

  it('gives chunks in the order of the blobs, with the time at which each was recorded', async () => {
    const recorder = record();

    media.give(head.bytes);
    nowMs = 1300;
    media.give(new Uint8Array([1]));
    media.give(new Uint8Array());
    const count = await recorder.stop();

    expect(chunks.map(({ seq, capturedAtMs }) => [seq, capturedAtMs])).toEqual([
      [0, 1000],
      [1, 1300],
      [2, 1300],
    ]);
    expect(count).toBe(3);
    expect(recorder.header).toHaveLength(head.headerBytes);
    expect(failures).toEqual([]);
  });

  it('reports a recorder that breaks, once', () => {
    record();
    const error = new Event('error');

    media.emit('error', error);
    media.emit('error', error);

    expect(failures).toEqual([error]);
  });

  it('reports bytes that are no container and sends nothing of them', async () => {
    const recorder = record();

    media.give(new Uint8Array(100).fill(1));
    media.give(new Uint8Array(100).fill(1));
    await recorder.stop();

    expect(chunks).toEqual([]);
    expect(failures).toHaveLength(1);
  });
});
