import { computed, signal } from '@angular/core';
import { RoomEvents } from '../rooms/room-client';
import { StreamStatus } from '../streams/stream';

/** Who is watching, and what the room says about the stream. */
export class Audience implements Omit<RoomEvents, 'caption'> {
  private readonly count = signal(0);
  private readonly highest = signal(0);
  private readonly current = signal(false);
  private readonly told = signal<StreamStatus | null>(null);
  private readonly started = signal<string | null>(null);

  readonly now = this.count.asReadonly();
  readonly peak = this.highest.asReadonly();
  /** False while the count may be out of date. */
  readonly isCurrent = this.current.asReadonly();
  /** What viewers are told; null before the room has said anything. */
  readonly streamStatus = this.told.asReadonly();
  readonly startedAt = this.started.asReadonly();
  readonly isOpen = computed(() => this.told() === 'live' || this.told() === 'reconnecting');

  viewers(count: number): void {
    this.count.set(count);
    this.highest.update((highest) => Math.max(highest, count));
  }

  status(status: StreamStatus, startedAt: string | null): void {
    this.told.set(status);
    if (startedAt !== null) this.started.set(startedAt);
  }

  connected(connected: boolean): void {
    this.current.set(connected);
  }
}
