import { TakeLocks } from '../app/kept/take-locks';

/** Locks among all that share this object. */
export class FakeLocks implements TakeLocks {
  readonly held = new Set<string>();

  hold(takeId: string): Promise<(() => void) | null> {
    if (this.held.has(takeId)) return Promise.resolve(null);
    this.held.add(takeId);
    return Promise.resolve(() => this.held.delete(takeId));
  }
}
