import { FakeClock, FakeIngest, FakeRequest, settled } from '../../testing/fake-ingest';
import { Problem } from '../api/problem';
import { Chunk } from '../media/chunk-cutter';
import { ChunkUplink, UplinkState } from './chunk-uplink';
import { IngestHealth } from './protocol';

const header = new Uint8Array([1, 2]);

const isStart = ({ event }: FakeRequest): boolean => event === 'publish:start';

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

describe('ChunkUplink', () => {
  let server: FakeIngest;
  let clock: FakeClock;
  let uplink: ChunkUplink;
  let reports: IngestHealth[];
  let states: UplinkState[];
  let askForToken: (fresh: boolean) => Promise<string>;

  beforeEach(() => {
    server = new FakeIngest();
    clock = new FakeClock();
    reports = [];
    states = [];
    askForToken = (fresh) => Promise.resolve(fresh ? 'fresh' : 'token');
    uplink = create(false);
  });

  const create = (takeover: boolean): ChunkUplink =>
    new ChunkUplink(
      'stream',
      takeover,
      { changed: (state) => states.push(state), health: (health) => reports.push(health) },
      {
        connect: server.connect,
        token: (fresh) => askForToken(fresh),
        nowMs: clock.nowMs,
        later: clock.later,
      },
    );
  const begin = async (takeId = 'a'): Promise<void> => {
    uplink.begin({ takeId, mimeType: 'video/webm', startedAtMs: clock.nowMs() });
    await settled();
  };
  const push = async (seq: number, takeId = 'a'): Promise<void> => {
    const bytes = new Uint8Array([seq, seq, seq]);
    const chunk: Chunk = { seq, capturedAtMs: clock.nowMs(), bytes };
    uplink.push(takeId, chunk, header);
    await settled();
  };

  it('announces the take, then sends its chunks behind an R', async () => {
    await begin();
    await push(0);

    expect(server.tokens).toEqual(['token']);
    expect(server.starts[0]).toEqual({
      streamId: 'stream',
      takeId: 'a',
      mimeType: 'video/webm',
      timesliceMs: 250,
      keyFrameIntervalMs: 1950,
      startedAt: '2023-11-14T22:13:20.000Z',
      oldestSeq: 0,
      takeover: false,
    });
    expect(server.requests[1]?.payload).toEqual({
      takeId: 'a',
      seq: 0,
      capturedAt: '2023-11-14T22:13:20.000Z',
    });
    expect([...(server.requests[1]?.bytes ?? [])]).toEqual([0x52, 0, 0, 0]);
    expect(uplink.state).toMatchObject({ link: 'publishing', code: null, keptBytes: 0 });
  });

  it('keeps chunks while the connection is away and sends them when it is back', async () => {
    await begin();
    await push(0);
    server.reachable = false;
    server.drop();
    await push(1);
    await push(2);
    expect(uplink.state).toMatchObject({ link: 'waiting', keptBytes: 6 });

    server.reachable = true;
    await clock.advance(600);

    expect(server.chunks).toEqual([0, 1, 2]);
    expect(server.starts).toHaveLength(2);
    expect(uplink.state).toMatchObject({ link: 'publishing', keptBytes: 0 });
  });

  it('sends again what was under way when the connection broke', async () => {
    await begin();
    server.holdsAnswers = true;
    await push(0);
    await push(1);
    server.takes.set('a', { nextSeq: 0, stopped: false });
    server.drop();
    server.holdsAnswers = false;

    await clock.advance(600);

    expect(server.chunks).toEqual([0, 1, 0, 1]);
    expect(uplink.state.keptBytes).toBe(0);
  });

  it('waits longer after each failure, up to 2 s, and asks for a fresh token then', async () => {
    server.reachable = false;
    const waits: number[] = [];
    await begin();
    for (let i = 0; i < 6; i++) {
      const [delayMs = 0] = clock.pendingDelaysMs;
      waits.push(delayMs);
      await clock.advance(delayMs);
    }

    expect(waits).toEqual([500, 1000, 2000, 2000, 2000, 2000]);
    expect(server.tokens.slice(0, 3)).toEqual(['token', 'token', 'fresh']);
  });

  it('gives a server that lost the take all that is kept, the header first', async () => {
    await begin();
    for (let seq = 0; seq < 40; seq++) {
      await clock.advance(300);
      await push(seq);
    }
    server.restart();
    await clock.advance(600);

    const resent = server.requests.slice(server.requests.findLastIndex(isStart));
    expect(resent[0]?.payload).toMatchObject({ takeId: 'a', oldestSeq: 6 });
    expect(resent[1]?.payload).toMatchObject({ seq: 0 });
    expect([...(resent[1]?.bytes ?? [])]).toEqual([0x52, ...header]);
    expect(resent.slice(2).map(({ payload }) => payload['seq'])).toEqual(numbers(6, 40));
    expect(uplink.state).toMatchObject({ keptBytes: 0, droppedChunks: 0 });
  });

  it('goes back to where a killed server goes on, behind what it had acknowledged', async () => {
    await begin();
    for (const seq of numbers(0, 5)) await push(seq);
    server.restart({ takeId: 'a', nextSeq: 3 });
    await clock.advance(600);

    expect(server.chunks).toEqual([0, 1, 2, 3, 4, 3, 4]);
    expect(uplink.state).toMatchObject({ link: 'publishing', keptBytes: 0, droppedChunks: 0 });
  });

  it('starts the take again when a server without a restart does not know it', async () => {
    await begin();
    await push(0);
    server.takes.clear();
    await push(1);

    expect(server.chunks.at(-1)).toBe(1);
    expect(server.takes.get('a')?.nextSeq).toBe(2);
    expect(uplink.state.link).toBe('publishing');
  });

  it('rewinds to what the server lacks', async () => {
    await begin();
    await push(0);
    server.holdsAnswers = true;
    await push(1);
    await push(2);
    server.takes.set('a', { nextSeq: 1, stopped: false });
    server.answerAll();
    await push(3);

    expect(server.takes.get('a')?.nextSeq).toBe(4);
    expect(uplink.state.keptBytes).toBe(0);
  });

  it('drops what is older than 30 s and tells the server where the take goes on', async () => {
    await begin();
    await push(0);
    server.reachable = false;
    server.drop();
    for (let seq = 1; seq <= 40; seq++) {
      await clock.advance(1000);
      await push(seq);
    }
    expect(uplink.state.keptMs).toBeLessThanOrEqual(30_000);
    expect(uplink.state.droppedChunks).toBeGreaterThanOrEqual(9);

    server.reachable = true;
    await clock.advance(5_000);

    const oldest = server.starts.at(-1)?.['oldestSeq'] as number;
    expect(oldest).toBeGreaterThan(10);
    expect(server.chunks.at(-1)).toBe(40);
    expect(uplink.state.link).toBe('publishing');
  });

  it('ends one take before it begins the next on the same connection', async () => {
    await begin('a');
    await push(0, 'a');
    await begin('b');
    await push(0, 'b');
    expect(server.starts).toHaveLength(1);

    uplink.endTake('a', 1);
    await settled();

    expect(server.takes.get('a')?.stopped).toBe(true);
    expect(server.takes.get('b')?.nextSeq).toBe(1);
    expect(server.tokens).toHaveLength(1);
  });

  it('has finished when the last chunk is acknowledged and the take stopped', async () => {
    await begin();
    server.holdsAnswers = true;
    await push(0);
    let finished = false;
    uplink.endTake('a', 1);
    void uplink.finish().then(() => {
      finished = true;
    });
    await settled();
    expect(finished).toBe(false);

    server.answerAll();
    await settled();

    expect(finished).toBe(true);
    expect(server.takes.get('a')?.stopped).toBe(true);
    expect(server.isOpen).toBe(false);
  });

  it('stops trying where another sender is live, and takes over when told to', async () => {
    server.refusal = { event: 'publish:start', code: 'already-publishing' };
    await begin();
    await push(0);
    expect(uplink.state).toMatchObject({ link: 'refused', code: 'already-publishing' });
    expect(clock.pendingDelaysMs).toEqual([]);

    server.refusal = null;
    uplink.retryNow({ takeover: true });
    await settled();

    expect(server.starts.at(-1)?.['takeover']).toBe(true);
    expect(server.chunks).toEqual([0]);
  });

  it('takes over only once: a later reconnect must not displace its successor', async () => {
    uplink = create(true);
    await begin();
    server.drop();
    await clock.advance(600);

    expect(server.starts.map(({ takeover }) => takeover)).toEqual([true, false]);
  });

  it('brings a fresh token after the old one was refused', async () => {
    server.refusal = { event: 'publish:start', code: 'unauthorized' };
    await begin();
    server.refusal = null;
    uplink.retryNow();
    await settled();

    expect(server.tokens).toEqual(['token', 'fresh']);
    expect(uplink.state.link).toBe('publishing');
  });

  it('keeps trying while the server is busy', async () => {
    server.refusal = { event: 'publish:start', code: 'overloaded' };
    await begin();
    expect(uplink.state).toMatchObject({ link: 'waiting', code: 'overloaded' });

    server.refusal = null;
    await clock.advance(600);

    expect(uplink.state.link).toBe('publishing');
  });

  it('tells a token that is refused for good from one that cannot be had now', async () => {
    askForToken = () => Promise.reject(Problem.unreachable());
    await begin();
    expect(uplink.state).toMatchObject({ link: 'waiting', code: 'unreachable' });

    askForToken = () => Promise.reject(new Problem(404, 'not-found'));
    uplink.retryNow();
    await settled();
    expect(uplink.state).toMatchObject({ link: 'refused', code: 'unauthorized' });
  });

  it('obeys a fatal error of the server', async () => {
    await begin();
    server.tell('error', { code: 'stream-ended', message: 'Over.', fatal: true });

    expect(uplink.state).toMatchObject({ link: 'refused', code: 'stream-ended' });
  });

  it('passes health on and survives a message that it cannot read', async () => {
    await begin();
    server.tell('health', { state: 'live' });
    server.tell('health', {
      state: 'live',
      bitrateKbps: 2400,
      framesPerSecond: 30,
      lagMs: 120,
      mode: 'copy',
      renditions: ['source', { name: '360p' }],
      warnings: ['of-the-future', 'no-input', 7, 'The server is busy.'],
    });

    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatchObject({ bitrateKbps: 2400, renditions: ['source', '360p'] });
    expect(reports[0]?.warnings).toEqual(['no-input']);
  });

  it('never sends anything after it was closed', async () => {
    await begin();
    uplink.close();
    await push(0);
    await clock.advance(60_000);

    expect(server.chunks).toEqual([]);
    expect(server.isOpen).toBe(false);
  });
});
