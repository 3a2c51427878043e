import { Component } from '@angular/core';
import { words } from '../words';

/** The shape of a list while its first page is on its way. */
@Component({
  selector: 'app-list-placeholder',
  template: `
    @for (row of [1, 2, 3, 4]; track row) {
      <div><i></i><i></i></div>
    }
  `,
  host: { class: 'card', role: 'status', '[attr.aria-label]': 'loading' },
  styles: `
    :host {
      display: block;
    }

    div {
      display: flex;
      flex-direction: column;
      justify-content: center;
      gap: var(--space-2);
      box-sizing: border-box;
      min-height: 72px;
      padding: var(--space-3) var(--space-5);
    }

    div + div {
      border-top: 1px solid var(--line);
    }

    i {
      width: 38%;
      height: 14px;
      border-radius: 4px;
      background: var(--surface-hover);
      animation: breathe 1.6s ease-in-out infinite;
    }

    i + i {
      width: 22%;
      height: 10px;
    }

    @keyframes breathe {
      50% {
        opacity: 0.5;
      }
    }
  `,
})
export class ListPlaceholder {
  protected readonly loading = words.common.loading;
}
