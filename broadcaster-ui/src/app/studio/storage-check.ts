import { signal } from '@angular/core';

export type StorageState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'known'; readonly freeBytes: number }
  /** A browser that does not tell, or a page that is not secure. */
  | { readonly kind: 'unknown' };

/** How much room the browser gives this page on its disk. */
export class StorageCheck {
  private readonly state_ = signal<StorageState>({ kind: 'asking' });
  readonly state = this.state_.asReadonly();

  constructor(private readonly storage: Partial<StorageManager> | undefined = navigator.storage) {}

  async run(): Promise<void> {
    try {
      const { quota, usage } = (await this.storage?.estimate?.()) ?? {};
      this.state_.set(
        quota === undefined
          ? { kind: 'unknown' }
          : { kind: 'known', freeBytes: Math.max(0, quota - (usage ?? 0)) },
      );
    } catch {
      this.state_.set({ kind: 'unknown' });
    }
  }
}
