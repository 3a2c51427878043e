import { computed, Service, Signal, signal } from '@angular/core';

/** Whether this tab is sending a stream right now: what must not be interrupted asks here. */
@Service()
export class OnAir {
  private readonly followed = signal<Signal<boolean> | null>(null);
  readonly isOnAir = computed(() => this.followed()?.() ?? false);

  follow(isOnAir: Signal<boolean> | null): void {
    this.followed.set(isOnAir);
  }
}
