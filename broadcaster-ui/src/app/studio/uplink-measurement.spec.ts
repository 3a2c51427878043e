import { NoAnswer } from '../ingest/ingest-connection';
import { measureUplinkKbps } from './uplink-measurement';

describe('measureUplinkKbps', () => {
  let nowMs: number;
  let sizes: number[];

  beforeEach(() => {
    nowMs = 0;
    sizes = [];
  });

  /** An uplink of so many kbit/s with a round trip of 50 ms. */
  const measure = (kbps: number): Promise<number> =>
    measureUplinkKbps(
      {
        request: (_event, _payload, bytes) => {
          const length = (bytes?.length ?? 0) - 1;
          sizes.push(length);
          nowMs += 50 + (length * 8) / kbps;
          return Promise.resolve({ ok: false, error: { code: 'unknown-take' } });
        },
      },
      'probe',
      () => nowMs,
    );

  it.each([200, 2_500, 40_000])('finds %s kbit/s, whatever the round trip', async (kbps) => {
    expect(Math.abs((await measure(kbps)) / kbps - 1)).toBeLessThan(0.01);
  });

  it('stops early on a slow uplink', async () => {
    await measure(200);

    expect(sizes).toEqual([1, 32 * 1024]);
  });

  it('never sends more than a chunk may have, nor 4 MiB in all', async () => {
    await measure(1_000_000);

    expect(Math.max(...sizes)).toBeLessThanOrEqual(1024 * 1024);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(4 * 1024 * 1024);
  });

  it('fails when no answer comes', async () => {
    const measuring = measureUplinkKbps(
      { request: () => Promise.reject(new NoAnswer('publish:chunk')) },
      'probe',
      () => nowMs,
    );

    await expect(measuring).rejects.toBeInstanceOf(NoAnswer);
  });
});
