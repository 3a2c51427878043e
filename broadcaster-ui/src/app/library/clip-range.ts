import { computed, linkedSignal, Signal } from '@angular/core';

/** A clip is at least as long as one group of pictures is as a rule. */
export const shortestClipSeconds = 2;

/** Which part of a recording of `durationSeconds` becomes a clip. The handles push nothing and pass nobody. */
export class ClipRange {
  private readonly start_;
  private readonly end_;

  readonly start: Signal<number>;
  readonly end: Signal<number>;
  readonly length;

  constructor(private readonly durationSeconds: Signal<number>) {
    this.start_ = linkedSignal({ source: durationSeconds, computation: () => 0 });
    this.end_ = linkedSignal({ source: durationSeconds, computation: (duration) => duration });
    this.start = this.start_.asReadonly();
    this.end = this.end_.asReadonly();
    this.length = computed(() => this.end() - this.start());
  }

  moveStart(seconds: number): void {
    this.start_.set(within(seconds, 0, this.end() - this.shortest));
  }

  moveEnd(seconds: number): void {
    const duration = this.durationSeconds();
    this.end_.set(within(seconds, this.start() + this.shortest, duration));
  }

  private get shortest(): number {
    return Math.min(shortestClipSeconds, this.durationSeconds());
  }
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, Number.isFinite(value) ? value : least));
}
