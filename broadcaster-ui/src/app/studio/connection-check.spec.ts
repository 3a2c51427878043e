import { FakeClock, FakeIngest, settled } from '../../testing/fake-ingest';
import { NoAnswer } from '../ingest/ingest-connection';
import { Problem } from '../api/problem';
import { ConnectionCheck } from './connection-check';

describe('ConnectionCheck', () => {
  let server: FakeIngest;
  let clock: FakeClock;
  let token: () => Promise<string>;
  let measuring: Promise<number>;
  let check: ConnectionCheck;

  beforeEach(() => {
    server = new FakeIngest();
    clock = new FakeClock();
    token = () => Promise.resolve('token');
    measuring = Promise.resolve(8_000);
    check = new ConnectionCheck({
      token: () => token(),
      connect: server.connect,
      measure: () => measuring,
      nowMs: clock.nowMs,
      later: clock.later,
    });
  });

  it('opens the connection with a real token and closes it again', async () => {
    await check.run();
    await settled();

    expect(check.state()).toEqual({
      kind: 'connected',
      openedInMs: 0,
      uplink: { kind: 'measured', kbps: 8_000 },
    });
    expect(server.tokens).toEqual(['token']);
    expect(server.isOpen).toBe(false);
    expect(server.requests).toEqual([]);
  });

  it('is ready while it still measures, and when measuring fails', async () => {
    const result = Promise.withResolvers<number>();
    measuring = result.promise;
    await check.run();
    expect(check.state()).toMatchObject({ kind: 'connected', uplink: { kind: 'measuring' } });

    result.reject(new NoAnswer('publish:chunk'));
    await settled();
    expect(check.state()).toMatchObject({ kind: 'connected', uplink: { kind: 'failed' } });
    expect(server.isOpen).toBe(false);
  });

  it('measures again when asked', async () => {
    await check.run();
    await settled();
    measuring = Promise.resolve(900);
    await check.run();
    await settled();

    expect(check.state()).toMatchObject({ uplink: { kind: 'measured', kbps: 900 } });
  });

  it('lets go of the line when the broadcast begins', async () => {
    const result = Promise.withResolvers<number>();
    measuring = result.promise;
    await check.run();
    check.stop();
    expect(server.isOpen).toBe(false);

    result.resolve(5_000);
    await settled();
    expect(check.state()).toMatchObject({ kind: 'connected' });
  });

  it('keeps trying while the server is away', async () => {
    server.reachable = false;
    await check.run();
    expect(check.state().kind).toBe('unreachable');

    server.reachable = true;
    await clock.advance(4_000);
    expect(check.state().kind).toBe('connected');
  });

  it('tells a refusal from an absence', async () => {
    token = () => Promise.reject(new Problem(403, 'forbidden'));
    await check.run();
    expect(check.state().kind).toBe('refused');
    expect(clock.pendingDelaysMs).toEqual([]);
  });

  it('stops with its page', async () => {
    server.reachable = false;
    await check.run();
    check.stop();
    await clock.advance(60_000);
    await settled();

    expect(server.tokens).toHaveLength(1);
  });
});
