import { Problem } from '../api/problem';
import { VodAddresses } from './vod-addresses';

const minute = 60_000;
const file = '/vod/r1/recording.mp4';
const open = { streamId: 's1', visibility: 'unlisted' } as const;
const closed = { streamId: 's1', visibility: 'private' } as const;

describe('VodAddresses', () => {
  let nowMs: number;
  let asked: string[];
  let fails: boolean;
  let addresses: VodAddresses;

  beforeEach(() => {
    nowMs = 0;
    asked = [];
    fails = false;
    addresses = new VodAddresses(
      {
        invitation: (id) => {
          asked.push(id);
          if (fails) return Promise.reject(Problem.unreachable());
          const expiresAt = new Date(nowMs + 360 * minute).toISOString();
          const token = `token.${asked.length}`;
          return Promise.resolve({ token, expiresAt, watchUrl: `/watch/${id}#token=${token}` });
        },
      },
      () => nowMs,
    );
  });

  it('needs no token for what anyone may watch', async () => {
    expect(await addresses.open(open, file)).toBe(file);
    expect(asked).toEqual([]);
  });

  it('puts one token a stream into the paths of a private one', async () => {
    const both = await Promise.all([
      addresses.open(closed, file),
      addresses.open(closed, '/vod/r1/poster.jpg'),
    ]);

    expect(both).toEqual(['/vod/~token.1/r1/recording.mp4', '/vod/~token.1/r1/poster.jpg']);
    expect(asked).toEqual(['s1']);
  });

  it('asks for another one before the old one ends', async () => {
    await addresses.open(closed, file);
    nowMs = 351 * minute;

    expect(await addresses.open(closed, file)).toBe('/vod/~token.2/r1/recording.mp4');
  });

  it('does not remember a refusal', async () => {
    fails = true;
    await expect(addresses.open(closed, file)).rejects.toThrow(Problem);
    fails = false;

    expect(await addresses.open(closed, file)).toBe('/vod/~token.2/r1/recording.mp4');
  });

  it('forgets the token that was used longest ago when there are many', async () => {
    for (let index = 0; index <= 100; index++) {
      await addresses.open({ streamId: `s${index}`, visibility: 'private' }, file);
    }

    await addresses.open({ streamId: 's100', visibility: 'private' }, file);
    await addresses.open({ streamId: 's0', visibility: 'private' }, file);

    expect(asked).toHaveLength(102);
    expect(asked.at(-1)).toBe('s0');
  });
});
