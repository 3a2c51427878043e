import { StorageCheck } from './storage-check';

const check = async (storage: Partial<StorageManager> | undefined) => {
  const created = new StorageCheck(storage);
  expect(created.state().kind).toBe('asking');
  await created.run();
  return created.state();
};

describe('StorageCheck', () => {
  it('says what is left of the room', async () => {
    expect(await check({ estimate: () => Promise.resolve({ quota: 5e9, usage: 1e9 }) })).toEqual({
      kind: 'known',
      freeBytes: 4e9,
    });
  });

  it('does not know where the browser does not tell', async () => {
    expect(await check({ estimate: () => Promise.resolve({}) })).toEqual({ kind: 'unknown' });
    expect(await check({ estimate: () => Promise.reject(new Error('no')) })).toEqual({
      kind: 'unknown',
    });
    expect(await check({})).toEqual({ kind: 'unknown' });
  });
});
