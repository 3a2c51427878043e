import { Service, signal } from '@angular/core';

/** Whether this tab is sending a stream right now: what must not be interrupted asks here. */
@Service()
export class OnAir {
  private readonly on = signal(false);
  readonly isOnAir = this.on.asReadonly();

  set(on: boolean): void {
    this.on.set(on);
  }
}
