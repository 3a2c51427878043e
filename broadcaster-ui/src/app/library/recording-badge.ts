import { Component, computed, input } from '@angular/core';
import { Icon } from '../ui/icon';
import { IconName } from '../ui/icon-paths';
import { words } from '../words';
import { Recording, RecordingStatus } from './recording';

const icons: Record<RecordingStatus, IconName> = {
  recording: 'dot',
  processing: 'clock',
  ready: 'check',
  incomplete: 'alert',
  failed: 'alert',
};

/** A recording's state in a word, an icon and a colour; how far it has come while it is made. */
@Component({
  selector: 'app-recording-badge',
  imports: [Icon],
  template: '<app-icon [name]="icon()" />{{ word() }}',
  host: { '[class]': 'recording().status', class: 'figure' },
  styles: `
    :host {
      --icon-size: 14px;
      display: inline-flex;
      align-items: center;
      gap: 5px;
      box-sizing: border-box;
      height: 22px;
      padding: 0 var(--space-2) 0 6px;
      border-radius: 6px;
      background: var(--accent-soft);
      color: var(--accent);
      font-size: var(--text-12);
      font-weight: 600;
      white-space: nowrap;
    }

    :host(.ready) {
      background: var(--good-soft);
      color: var(--good);
    }

    :host(.incomplete) {
      background: var(--warn-soft);
      color: var(--warn);
    }

    :host(.failed) {
      background: var(--bad-soft);
      color: var(--bad);
    }
  `,
})
export class RecordingBadge {
  readonly recording = input.required<Recording>();

  protected readonly icon = computed(() => icons[this.recording().status]);
  protected readonly word = computed(() => {
    const { status, progress } = this.recording();
    const word = words.library.status[status];
    if (status !== 'processing' || progress === null || progress.step === 'waiting') return word;
    return `${word}, ${words.library.percent(progress.percent)}`;
  });
}
