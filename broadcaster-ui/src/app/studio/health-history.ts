import { computed, signal } from '@angular/core';
import { IngestHealth } from '../ingest/protocol';

/** Two minutes of reports, one every 2 s. */
const longestHistory = 60;

/** What the server said about the take lately. */
export class HealthHistory {
  private readonly reports = signal<readonly IngestHealth[]>([]);

  readonly latest = computed(() => this.reports().at(-1) ?? null);
  readonly bitrates = computed(() => this.reports().map(({ bitrateKbps }) => bitrateKbps));
  readonly lags = computed(() => this.reports().map(({ lagMs }) => lagMs));

  add(report: IngestHealth): void {
    this.reports.update((reports) => [...reports, report].slice(-longestHistory));
  }

  clear(): void {
    this.reports.set([]);
  }
}

export type HealthVerdict = 'waiting' | 'good' | 'behind' | 'lagging' | 'reconnecting';

/** More than this unsent means that the uplink is slower than the picture. */
const behindMs = 3_000;
/** Beyond this the server needs noticeably longer than usual. */
const laggingMs = 4_000;

export function verdict(
  isReconnecting: boolean,
  keptMs: number,
  latest: IngestHealth | null,
): HealthVerdict {
  if (isReconnecting) return 'reconnecting';
  if (keptMs > behindMs) return 'behind';
  if (!latest) return 'waiting';
  return latest.lagMs > laggingMs ? 'lagging' : 'good';
}
