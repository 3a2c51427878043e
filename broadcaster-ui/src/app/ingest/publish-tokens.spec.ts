import { Problem } from '../api/problem';
import { PublishTokens } from './publish-tokens';

describe('PublishTokens', () => {
  let nowMs: number;
  let asked: number;
  let fails: Problem | null;
  let ingestPath: string | null;
  let recorderPath: string | null;
  let tokens: PublishTokens;

  beforeEach(() => {
    nowMs = 0;
    asked = 0;
    fails = null;
    ingestPath = '/ingest';
    recorderPath = '/recorder';
    tokens = new PublishTokens(
      () => {
        asked++;
        if (fails) return Promise.reject(fails);
        const expiresAtMs = nowMs + 3_600_000;
        return Promise.resolve({ token: `t${asked}`, expiresAtMs, ingestPath, recorderPath });
      },
      () => nowMs,
    );
  });

  it('asks once while the token is good', async () => {
    await tokens.get(false);
    expect(tokens.ingestPath).toBe('/ingest');
    expect((await tokens.get(false)).token).toBe('t1');
    expect(asked).toBe(1);
  });

  it('knows where the token is good, and where there is nothing for it', async () => {
    expect(await tokens.forIngest(false)).toBe('t1');
    expect(await tokens.forRecorder(false)).toBe('t1');
    expect(tokens.recorderPath).toBe('/recorder');

    ingestPath = null;
    await expect(tokens.forIngest(true)).rejects.toMatchObject({ code: 'stream-ended' });
    expect(await tokens.forRecorder(false)).toBe('t2');

    recorderPath = null;
    await expect(tokens.forRecorder(true)).rejects.toMatchObject({ code: 'not-recorded' });
  });

  it('asks again for a fresh one and shortly before the end', async () => {
    await tokens.get(false);
    expect((await tokens.get(true)).token).toBe('t2');
    nowMs = 3_000_001;
    expect((await tokens.get(false)).token).toBe('t3');
  });

  it('goes on with the old token while stream-service is away', async () => {
    await tokens.get(false);
    fails = Problem.unreachable();

    expect((await tokens.get(true)).token).toBe('t1');
  });

  it('does not go on with it after a clear refusal or after its end', async () => {
    await tokens.get(false);
    fails = new Problem(404, 'not-found');
    await expect(tokens.get(true)).rejects.toBe(fails);

    fails = Problem.unreachable();
    nowMs = 3_600_001;
    await expect(tokens.get(false)).rejects.toBe(fails);
  });
});
