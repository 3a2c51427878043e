import {
  Component,
  computed,
  effect,
  inject,
  input,
  resource,
  signal,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Notice } from '../ui/notice';
import { bytesText } from '../ui/rates';
import { words } from '../words';
import { Recording } from './recording';
import { RecordingApi } from './recording-api';
import { RetentionPreview, Storage } from './storage';

const shownAtOnce = 20;

/** For administrators: where recordings lie, how much room is left, and what retention would delete now. */
@Component({
  selector: 'app-storage-card',
  imports: [MatButton, Notice],
  templateUrl: './storage-card.html',
  styleUrls: ['../studio/card.css', './storage-card.css'],
})
export class StorageCard {
  private readonly api = inject(RecordingApi);

  /** What is there: when it is other than before, so is the storage. */
  readonly recordings = input<readonly Recording[]>([]);

  protected readonly words = words.library.storage;
  protected readonly common = words.common;
  protected readonly bytesText = bytesText;
  protected readonly storage = resource({ loader: () => this.api.storage() });
  protected readonly preview = signal<RetentionPreview | null>(null);
  protected readonly isAsking = signal(false);
  protected readonly isFailed = signal(false);

  protected readonly shown = computed(() => this.preview()?.items.slice(0, shownAtOnce) ?? []);
  protected readonly hidden = computed(
    () => (this.preview()?.items.length ?? 0) - this.shown().length,
  );

  private readonly fingerprint = computed(() =>
    this.recordings()
      .map(({ id, status, sizeBytes }) => `${id} ${status} ${sizeBytes}`)
      .join('\n'),
  );

  constructor() {
    let before: string | null = null;
    effect(() => {
      const now = this.fingerprint();
      // What it would delete was said of other recordings.
      if (before !== null && before !== now)
        untracked(() => {
          this.renew();
        });
      before = now;
    });
  }

  protected usedPercent({ usedBytes, freeBytes }: Storage): number {
    return freeBytes === null ? 0 : (usedBytes / Math.max(1, usedBytes + freeBytes)) * 100;
  }

  protected rules({ retention: { maxAgeDays, maxBytes } }: Storage): string {
    if (maxAgeDays === null && maxBytes === null) return words.library.storage.keepsAll;
    const size = maxBytes === null ? null : bytesText(maxBytes);
    return words.library.storage.keeps(maxAgeDays, size);
  }

  protected verdict({ items, bytes }: RetentionPreview): string {
    return items.length === 0
      ? words.library.storage.nothing
      : words.library.storage.would(items.length, bytesText(bytes));
  }

  private renew(): void {
    this.storage.reload();
    this.preview.set(null);
  }

  protected async ask(): Promise<void> {
    this.isAsking.set(true);
    this.isFailed.set(false);
    try {
      this.preview.set(await this.api.previewRetention());
    } catch {
      this.isFailed.set(true);
    } finally {
      this.isAsking.set(false);
    }
  }
}
