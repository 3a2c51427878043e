import { WebTakeLocks } from './take-locks';

/** `navigator.locks` as far as it is used, which jsdom lacks. */
class FakeLockManager {
  private readonly held = new Set<string>();

  async request(
    name: string,
    _: { ifAvailable: boolean },
    work: (lock: object | null) => Promise<void>,
  ): Promise<void> {
    if (this.held.has(name)) {
      await work(null);
      return;
    }
    this.held.add(name);
    await work({ name });
    this.held.delete(name);
  }
}

describe('WebTakeLocks', () => {
  it('gives a take to one holder at a time', async () => {
    const locks = new WebTakeLocks(new FakeLockManager() as unknown as LockManager);
    const release = await locks.hold('a');
    expect(release).not.toBeNull();
    expect(await locks.hold('a')).toBeNull();
    expect(await locks.hold('b')).not.toBeNull();

    release?.();
    await vi.waitFor(async () => {
      expect(await locks.hold('a')).not.toBeNull();
    });
  });

  it('holds nobody up where the browser has no locks', async () => {
    const locks = new WebTakeLocks(undefined);

    expect(await locks.hold('a')).not.toBeNull();
    expect(await locks.hold('a')).not.toBeNull();
  });
});
