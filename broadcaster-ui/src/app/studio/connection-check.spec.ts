import { FakeClock, FakeIngest, settled } from '../../testing/fake-ingest';
import { Problem } from '../api/problem';
import { ConnectionCheck } from './connection-check';

describe('ConnectionCheck', () => {
  let server: FakeIngest;
  let clock: FakeClock;
  let token: () => Promise<string>;
  let check: ConnectionCheck;

  beforeEach(() => {
    server = new FakeIngest();
    clock = new FakeClock();
    token = () => Promise.resolve('token');
    check = new ConnectionCheck({
      token: () => token(),
      connect: server.connect,
      nowMs: clock.nowMs,
      later: clock.later,
    });
  });

  it('opens the connection with a real token and closes it again', async () => {
    await check.run();

    expect(check.state()).toEqual({ kind: 'connected', openedInMs: 0 });
    expect(server.tokens).toEqual(['token']);
    expect(server.isOpen).toBe(false);
    expect(server.requests).toEqual([]);
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
