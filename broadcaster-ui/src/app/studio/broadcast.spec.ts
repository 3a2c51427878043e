import { settled } from '../../testing/fake-ingest';
import { Problem } from '../api/problem';
import { UplinkEvents, UplinkState } from '../ingest/chunk-uplink';
import { TakeSource } from '../ingest/sending';
import { Chunk } from '../media/chunk-cutter';
import { RecorderEvents } from '../media/recorder';
import { SpokenCaption } from '../speech/spoken-captions';
import { Broadcast, LiveUplink, TakeRecorder } from './broadcast';

class FakeRecorder implements TakeRecorder {
  readonly mimeType = 'video/webm';
  readonly startedAtMs = 0;
  readonly header = new Uint8Array([1]);
  stopped = false;

  constructor(
    readonly takeId: string,
    readonly events: RecorderEvents,
  ) {}

  stopping = Promise.resolve(5);

  stop(): Promise<number> {
    this.stopped = true;
    return this.stopping;
  }

  give(seq: number): void {
    const chunk: Chunk = { seq, capturedAtMs: 0, bytes: new Uint8Array([seq]) };
    this.events.chunk(chunk);
  }
}

class FakeUplink implements LiveUplink {
  readonly log: unknown[][] = [];
  finishing = Promise.withResolvers<undefined>();

  constructor(
    readonly takeover: boolean,
    readonly events: UplinkEvents,
  ) {}

  begin({ takeId }: TakeSource): void {
    this.log.push(['begin', takeId]);
  }

  push(takeId: string, chunk: Chunk): void {
    this.log.push(['push', takeId, chunk.seq]);
  }

  endTake(takeId: string, chunks: number): void {
    this.log.push(['end', takeId, chunks]);
  }

  async finish(): Promise<void> {
    this.log.push(['finish']);
    await this.finishing.promise;
  }

  retryNow(options?: { readonly takeover?: boolean }): void {
    this.log.push(['retry', options?.takeover ?? false]);
  }

  caption({ takeId, text }: SpokenCaption): void {
    this.log.push(['caption', takeId, text]);
  }

  close(): void {
    this.log.push(['close']);
  }

  become(link: UplinkState['link'], code: UplinkState['code'] = null): void {
    this.events.changed({ link, code, keptBytes: 0, keptMs: 0, droppedChunks: 0 });
  }
}

describe('Broadcast', () => {
  const media = {} as MediaStream;
  let nowMs: number;
  let uplinks: FakeUplink[];
  let recorders: FakeRecorder[];
  let recordings: FakeUplink[];
  let isRecorded: boolean;
  let takes: number;
  let endings: number;
  let endProblem: Problem | null;
  let waited: PromiseWithResolvers<void>;
  let broadcast: Broadcast;

  beforeEach(() => {
    nowMs = 1_000;
    uplinks = [];
    recorders = [];
    recordings = [];
    isRecorded = false;
    takes = 0;
    endings = 0;
    endProblem = null;
    waited = Promise.withResolvers();
    broadcast = new Broadcast({
      createUplink: (takeover, events) => {
        const created = new FakeUplink(takeover, events);
        uplinks.push(created);
        return created;
      },
      createRecorderUplink: () => {
        if (!isRecorded) return null;
        const created = new FakeUplink(false, {
          changed: () => undefined,
          health: () => undefined,
        });
        recordings.push(created);
        return created;
      },
      createRecorder: (_, events) => {
        const created = new FakeRecorder(`take-${recorders.length}`, events);
        recorders.push(created);
        return created;
      },
      takeBegins: () => takes++,
      endStream: () => {
        endings++;
        return endProblem ? Promise.reject(endProblem) : Promise.resolve();
      },
      nowMs: () => nowMs,
      wait: () => waited.promise,
    });
  });

  const uplink = (): FakeUplink => latest(uplinks);
  const recorder = (): FakeRecorder => latest(recorders);
  const goLive = (): void => {
    broadcast.goLive(media, false);
    uplink().become('publishing');
  };

  it('is live when the server has accepted the take, not earlier', () => {
    broadcast.goLive(media, false);
    expect(broadcast.phase().kind).toBe('starting');
    expect(broadcast.isOnAir()).toBe(true);

    uplink().become('publishing');

    expect(broadcast.phase()).toEqual({ kind: 'live', sinceMs: 1_000 });
    recorder().give(0);
    expect(uplink().log).toContainEqual(['push', 'take-0', 0]);
  });

  it('stays live while it reconnects', () => {
    goLive();
    nowMs = 5_000;
    uplink().become('waiting', 'unreachable');
    nowMs = 7_000;
    uplink().become('connecting', 'unreachable');

    expect(broadcast.phase().kind).toBe('live');
    expect(broadcast.isReconnecting()).toBe(true);
    expect(broadcast.reconnectingSinceMs()).toBe(5_000);

    uplink().become('publishing');
    expect(broadcast.isReconnecting()).toBe(false);
    expect(broadcast.reconnectingSinceMs()).toBeNull();
  });

  describe('that is recorded', () => {
    beforeEach(() => {
      isRecorded = true;
    });
    const recording = (): FakeUplink => latest(recordings);

    it('gives every chunk to the recorder too, whatever becomes of the live path', async () => {
      broadcast.goLive(media, false);
      uplink().become('waiting', 'unreachable');
      recorder().give(0);
      await broadcast.nextTake(() => Promise.resolve(media));
      recorder().give(0);

      expect(recording().log).toEqual([
        ['begin', 'take-0'],
        ['push', 'take-0', 0],
        ['end', 'take-0', 5],
        ['begin', 'take-1'],
        ['push', 'take-1', 0],
      ]);
    });

    it('ends without waiting for the rest of the recording, which goes on being sent', async () => {
      goLive();
      uplink().finishing.resolve(undefined);
      await broadcast.end();

      expect(broadcast.phase().kind).toBe('ended');
      expect(recording().log.slice(-2)).toEqual([['end', 'take-0', 5], ['finish']]);
      broadcast.close();
      await settled();
      expect(recording().log.at(-1)).toEqual(['close']);
    });

    it('sends the rest when the stream was ended elsewhere', async () => {
      goLive();
      broadcast.endedElsewhere();
      await settled();

      expect(recording().log.slice(-2)).toEqual([['end', 'take-0', 5], ['finish']]);
    });

    it('keeps the last chunk when the page is left', async () => {
      goLive();
      broadcast.close();
      await settled();

      expect(recording().log.slice(-2)).toEqual([['end', 'take-0', 5], ['close']]);
    });

    it('goes on with the same recording after a refusal on the live path', async () => {
      goLive();
      uplink().become('refused', 'unsupported-media');
      await settled();
      goLive();

      expect(recordings).toHaveLength(1);
      expect(recording().log.at(-1)).toEqual(['begin', 'take-1']);
    });

    it('records nothing of a sender who was displaced, and a new take after a takeover', async () => {
      goLive();
      recorder().give(0);
      recorder().give(1);
      uplink().become('refused', 'already-publishing');
      recorder().give(2);
      expect(recording().log.at(-1)).toEqual(['end', 'take-0', 2]);

      broadcast.takeOver();
      uplink().become('publishing');
      await settled();
      recorder().give(0);

      expect(recording().log.slice(3)).toEqual([
        ['end', 'take-0', 2],
        ['retry', true],
        ['begin', 'take-1'],
        ['push', 'take-1', 0],
      ]);
    });
  });

  it('makes a new take for another camera on the same uplink', async () => {
    goLive();
    await broadcast.nextTake(() => Promise.resolve(media));

    expect(uplinks).toHaveLength(1);
    expect(recorders[0]?.stopped).toBe(true);
    expect(takes).toBe(2);
    expect(uplink().log).toContainEqual(['end', 'take-0', 5]);
    expect(uplink().log).toContainEqual(['begin', 'take-1']);
    expect(broadcast.phase().kind).toBe('live');
  });

  it('begins the next take without waiting for the last blob of the one before', async () => {
    goLive();
    recorder().stopping = new Promise(() => undefined);
    void broadcast.nextTake(() => Promise.resolve(media));
    await settled();

    expect(uplink().log).toEqual([
      ['begin', 'take-0'],
      ['begin', 'take-1'],
    ]);
  });

  it('stops the recorder before it lets anything change under it', async () => {
    goLive();
    const [first] = recorders;
    let stoppedBefore = false;
    await broadcast.nextTake(() => {
      stoppedBefore = first?.stopped ?? false;
      return Promise.resolve(media);
    });

    expect(stoppedBefore).toBe(true);
  });

  it('makes one take after the other when changes come quickly', async () => {
    goLive();
    const first = Promise.withResolvers<MediaStream>();
    void broadcast.nextTake(() => first.promise);
    const second = broadcast.nextTake(() => Promise.resolve(media));
    first.resolve(media);
    await second;

    expect(recorders.map(({ stopped }) => stopped)).toEqual([true, true, false]);
  });

  it('goes on with what it had when the change brings nothing', async () => {
    goLive();
    await broadcast.nextTake(() => Promise.resolve(null));

    expect(recorders).toHaveLength(2);
    expect(broadcast.phase().kind).toBe('live');
  });

  it('records nothing more when the stream was ended during a change', async () => {
    goLive();
    const change = Promise.withResolvers<MediaStream>();
    const changing = broadcast.nextTake(() => change.promise);
    await settled();
    uplink().finishing.resolve(undefined);
    await broadcast.end();
    change.resolve(media);
    await changing;

    expect(recorders).toHaveLength(1);
    expect(broadcast.phase().kind).toBe('ended');
  });

  it('only prepares when it is not live', async () => {
    let prepared = 0;
    await broadcast.nextTake(() => {
      prepared++;
      return Promise.resolve(media);
    });

    expect(prepared).toBe(1);
    expect(recorders).toEqual([]);
  });

  it('ends when the last chunks are through, then tells stream-service', async () => {
    goLive();
    nowMs = 61_000;
    const ending = broadcast.end();
    await settled();
    expect(broadcast.phase().kind).toBe('ending');
    expect(endings).toBe(0);

    uplink().finishing.resolve(undefined);
    await ending;

    expect(uplink().log).toContainEqual(['end', 'take-0', 5]);
    expect(broadcast.phase()).toEqual({ kind: 'ended', liveMs: 60_000 });
    expect(broadcast.isOnAir()).toBe(false);
  });

  it('does not wait for ever for the last chunks', async () => {
    goLive();
    const ending = broadcast.end();
    await settled();
    waited.resolve();
    await ending;

    expect(uplink().log).toContainEqual(['close']);
    expect(broadcast.phase().kind).toBe('ended');
  });

  it('says so when the stream could not be ended, and ends it at the next try', async () => {
    goLive();
    uplink().finishing.resolve(undefined);
    endProblem = Problem.unreachable();
    await broadcast.end();
    expect(broadcast.phase().kind).toBe('end-failed');

    endProblem = null;
    await broadcast.endStream();
    expect(broadcast.phase().kind).toBe('ended');
  });

  it('has ended when the server ended it first', async () => {
    goLive();
    uplink().finishing.resolve(undefined);
    endProblem = new Problem(409, 'stream-ended');
    await broadcast.end();

    expect(broadcast.phase().kind).toBe('ended');
  });

  it('keeps recording while somebody else is live, for a takeover', () => {
    broadcast.goLive(media, false);
    uplink().become('refused', 'already-publishing');
    expect(broadcast.phase()).toEqual({ kind: 'refused', code: 'already-publishing' });
    expect(recorder().stopped).toBe(false);

    broadcast.takeOver();
    expect(uplink().log.at(-1)).toEqual(['retry', true]);
    uplink().become('publishing');
    expect(broadcast.phase().kind).toBe('live');
  });

  it('stops everything after another refusal and can start afresh', () => {
    broadcast.goLive(media, false);
    uplink().become('refused', 'unsupported-media');
    expect(recorder().stopped).toBe(true);
    expect(broadcast.isOnAir()).toBe(false);

    goLive();
    expect(uplinks).toHaveLength(2);
    expect(broadcast.phase().kind).toBe('live');
  });

  it('knows the take that words belong to, and passes them on', () => {
    expect(broadcast.take).toBeNull();
    goLive();
    expect(broadcast.take).toMatchObject({ takeId: 'take-0', startedAtMs: 0 });

    broadcast.caption({ id: 'c', takeId: 'take-0', startMs: 0, endMs: 1, text: 'Hi', final: true });

    expect(uplink().log.at(-1)).toEqual(['caption', 'take-0', 'Hi']);
  });

  it('ends when the stream was ended elsewhere', () => {
    goLive();
    broadcast.endedElsewhere();

    expect(recorder().stopped).toBe(true);
    expect(broadcast.phase().kind).toBe('ended');
    expect(endings).toBe(0);
  });

  it('leaves the stream open when the recorder breaks, and goes on with a new take', async () => {
    goLive();
    recorder().events.failed(new Error('encoder'));
    await settled();
    expect(broadcast.phase().kind).toBe('broken');
    expect(uplink().log).toContainEqual(['end', 'take-0', 5]);

    broadcast.goLive(media, true);

    expect(uplinks).toHaveLength(1);
    expect(uplink().log.at(-1)).toEqual(['begin', 'take-1']);
    expect(broadcast.phase()).toEqual({ kind: 'live', sinceMs: 1_000 });
  });
});

function latest<T>(created: readonly T[]): T {
  const item = created.at(-1);
  if (item === undefined) throw new Error('Nothing has been created yet');
  return item;
}
