import { signal } from '@angular/core';

/** Shorter looks at another tab do no harm. */
const worthMentioningMs = 5_000;

/** Whether this tab is in front; browsers slow the others down. */
export class Foreground {
  private readonly hidden_ = signal(false);
  private readonly away = signal<number | null>(null);
  private hiddenSinceMs = 0;

  readonly isHidden = this.hidden_.asReadonly();
  /** How long the tab was in the background last time, until somebody has taken note. */
  readonly wasHiddenMs = this.away.asReadonly();

  constructor(private readonly nowMs: () => number) {}

  changed(isHidden: boolean): void {
    if (isHidden === this.hidden_()) return;
    this.hidden_.set(isHidden);
    if (isHidden) {
      this.hiddenSinceMs = this.nowMs();
      return;
    }
    const ms = this.nowMs() - this.hiddenSinceMs;
    if (ms >= worthMentioningMs) this.away.set(ms);
  }

  noted(): void {
    this.away.set(null);
  }
}
