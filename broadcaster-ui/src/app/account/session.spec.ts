import { JsonHttp, JsonRequest } from '../api/json-http';
import { Problem } from '../api/problem';
import { exclusivelyAmongTabs, Session } from './session';

const user = { id: 'u1', email: 'ada@example.org', name: 'Ada Byron', roles: ['BROADCASTER'] };

describe('Session', () => {
  let requests: JsonRequest[];
  let answer: (request: JsonRequest) => unknown;
  let nowMs: number;
  let session: Session;

  beforeEach(() => {
    requests = [];
    nowMs = 0;
    let count = 0;
    answer = () => ({ accessToken: `token-${++count}`, expiresInSeconds: 600, user });
    const http = {
      send: (request: JsonRequest) => {
        requests.push(request);
        return Promise.resolve().then(() => answer(request));
      },
    } as unknown as JsonHttp;
    session = new Session(
      http,
      (work) => work(),
      () => nowMs,
    );
  });

  const refuse = (problem: Problem): void => {
    answer = () => {
      throw problem;
    };
  };

  it('signs in silently by the refresh cookie', async () => {
    const state = await session.restore();

    expect(state.kind).toBe('signed-in');
    expect(session.user()?.name).toBe('Ada Byron');
    expect(requests).toEqual([{ method: 'POST', path: '/api/auth/refresh' }]);
    await session.restore();
    expect(requests).toHaveLength(1);
  });

  it('is signed out, not expired, without a cookie', async () => {
    refuse(new Problem(401, 'bad-credentials'));

    expect(await session.restore()).toEqual({ kind: 'signed-out', expired: false });
    expect(await session.current()).toBeNull();
  });

  it('does not sign out because the server is away', async () => {
    refuse(Problem.unreachable());

    await expect(session.restore()).rejects.toBeInstanceOf(Problem);
    expect(session.state().kind).toBe('unknown');
  });

  it('refreshes once for many who ask at the same time', async () => {
    await session.restore();
    nowMs = 599_000;

    const tokens = await Promise.all([session.current(), session.current(), session.current()]);

    expect(new Set(tokens)).toEqual(new Set(['token-2']));
    expect(requests).toHaveLength(2);
  });

  it('renews shortly before the end, and not earlier', async () => {
    await session.restore();

    nowMs = 569_000;
    expect(await session.current()).toBe('token-1');
    nowMs = 571_000;
    expect(await session.current()).toBe('token-2');
  });

  it('does not renew again what somebody has renewed meanwhile', async () => {
    await session.restore();
    await session.renew('token-1');

    expect(await session.renew('token-1')).toBe('token-2');
    expect(requests).toHaveLength(2);
  });

  it('has expired when a refresh is refused', async () => {
    await session.restore();
    refuse(new Problem(401, 'refresh-reused'));

    expect(await session.renew('token-1')).toBeNull();
    expect(session.state()).toEqual({ kind: 'signed-out', expired: true });
  });

  it('forgets the token at once when signing out', async () => {
    await session.restore();

    await session.signOut();

    expect(requests.at(-1)).toMatchObject({ path: '/api/auth/logout', accessToken: 'token-1' });
    expect(session.state()).toEqual({ kind: 'signed-out', expired: false });
    expect(await session.current()).toBeNull();
  });

  it('passes a refused sign-in on and stays signed out', async () => {
    refuse(new Problem(401, 'bad-credentials'));

    await expect(session.signIn('ada@example.org', 'wrong')).rejects.toMatchObject({ status: 401 });
    expect(session.user()).toBeNull();
  });
});

describe('exclusivelyAmongTabs', () => {
  it('works where the browser has no locks', async () => {
    expect(await exclusivelyAmongTabs(undefined)(() => Promise.resolve(7))).toBe(7);
  });

  it('takes the lock of this origin', async () => {
    const names: string[] = [];
    const locks = {
      request: (name: string, work: () => Promise<unknown>) => {
        names.push(name);
        return work();
      },
    } as unknown as LockManager;

    expect(await exclusivelyAmongTabs(locks)(() => Promise.resolve(7))).toBe(7);
    expect(names).toEqual(['rostrum.refresh']);
  });
});
