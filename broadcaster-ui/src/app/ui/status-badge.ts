import { Component, computed, input } from '@angular/core';
import { StreamStatus } from '../streams/stream';
import { words } from '../words';

/** A stream's state in a word and a colour. Red is for live and nothing else. */
@Component({
  selector: 'app-status-badge',
  template: '<i aria-hidden="true"></i>{{ word() }}',
  host: { '[class]': 'status()' },
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      box-sizing: border-box;
      height: 22px;
      padding: 0 var(--space-2);
      border-radius: 6px;
      background: var(--surface-hover);
      color: var(--text-muted);
      font-size: var(--text-12);
      font-weight: 600;
      white-space: nowrap;
    }

    i {
      width: 6px;
      height: 6px;
      border-radius: 50%;
      background: currentColor;
    }

    :host(.live) {
      background: var(--live);
      color: var(--on-live);
    }

    :host(.reconnecting) {
      background: var(--warn-soft);
      color: var(--warn);
    }

    :host(.created) {
      background: var(--accent-soft);
      color: var(--accent);
    }

    :host(.ended) i {
      display: none;
    }
  `,
})
export class StatusBadge {
  readonly status = input.required<StreamStatus>();
  /** Another word than the state's own. */
  readonly label = input<string>();
  protected readonly word = computed(() => this.label() ?? words.status[this.status()]);
}
