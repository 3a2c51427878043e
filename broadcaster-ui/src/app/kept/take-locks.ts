/** Which tab writes or uploads a take: one at a time. */
export interface TakeLocks {
  /** Null when another tab, or another part of this one, has it; otherwise what gives it back. */
  hold(takeId: string): Promise<(() => void) | null>;
}

const prefix = 'rostrum.take.';

/** {@link TakeLocks} by the Web Locks API; a tab that crashes loses its locks. Without that API every tab is alone. */
export class WebTakeLocks implements TakeLocks {
  constructor(private readonly locks: LockManager | undefined) {}

  async hold(takeId: string): Promise<(() => void) | null> {
    const { locks } = this;
    if (!locks) return () => undefined;
    const held = Promise.withResolvers<(() => void) | null>();
    const released = Promise.withResolvers<undefined>();
    locks
      .request(prefix + takeId, { ifAvailable: true }, async (lock) => {
        if (!lock) {
          held.resolve(null);
          return;
        }
        held.resolve(() => {
          released.resolve(undefined);
        });
        await released.promise;
      })
      .catch(() => {
        held.resolve(null);
      });
    return held.promise;
  }
}
