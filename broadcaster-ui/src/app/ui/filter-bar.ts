import { Component, input, output } from '@angular/core';

/** A few ways to narrow a list, of which one holds. */
@Component({
  selector: 'app-filter-bar',
  template: `
    @for (filter of filters(); track filter) {
      <button type="button" [attr.aria-pressed]="filter === value()" (click)="chosen.emit(filter)">
        {{ names()[filter] }}
      </button>
    }
  `,
  host: { role: 'group', '[attr.aria-label]': 'label()' },
  styles: `
    :host {
      display: flex;
      gap: 2px;
      box-sizing: border-box;
      height: 40px;
      padding: 3px;
      border-radius: var(--radius-control);
      background: var(--surface-sunken);
    }

    button {
      padding: 0 14px;
      border: 0;
      border-radius: 6px;
      background: none;
      color: var(--text-muted);
      font: 550 var(--text-14) / 1 var(--font);
      white-space: nowrap;
      cursor: pointer;
    }

    button:hover {
      color: var(--text);
    }

    button[aria-pressed='true'] {
      background: var(--surface-raised);
      box-shadow: 0 1px 2px rgb(0 0 0 / 12%);
      color: var(--text);
    }

    @media (max-width: 720px) {
      :host {
        flex: 1 1 100%;
        min-width: 0;
        overflow-x: auto;
        scrollbar-width: none;
      }

      button {
        flex: 1 0 auto;
        padding: 0 var(--space-2);
        font-size: var(--filter-text, var(--text-14));
      }
    }
  `,
})
export class FilterBar<T extends string> {
  readonly label = input.required<string>();
  readonly filters = input.required<readonly T[]>();
  readonly names = input.required<Readonly<Record<T, string>>>();
  readonly value = input.required<T>();
  readonly chosen = output<T>();
}
