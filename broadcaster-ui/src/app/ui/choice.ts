import { Component, input, output } from '@angular/core';
import { Icon } from './icon';

export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
}

/** One out of a list: the browser's own list, which every phone shows in its own best way. */
@Component({
  selector: 'app-choice',
  imports: [Icon],
  template: `
    <select
      [attr.aria-label]="label()"
      [disabled]="options().length === 0"
      (change)="chosen.emit($any($event.target).value)"
    >
      @for (option of options(); track option.value) {
        <option [value]="option.value" [selected]="option.value === value()">
          {{ option.label }}
        </option>
      } @empty {
        <option>{{ empty() }}</option>
      }
    </select>
    <app-icon name="chevron-down" />
  `,
  styles: `
    :host {
      position: relative;
      display: block;
    }

    app-icon {
      --icon-size: 16px;
      position: absolute;
      top: 10px;
      right: 10px;
      color: var(--text-muted);
      pointer-events: none;
    }

    select {
      box-sizing: border-box;
      width: 100%;
      height: 36px;
      padding: 0 32px 0 var(--space-3);
      overflow: hidden;
      border: 1px solid var(--control-line);
      border-radius: var(--radius-control);
      appearance: none;
      background: var(--surface-raised);
      color: var(--text);
      font: inherit;
      text-overflow: ellipsis;
    }

    select:disabled {
      border-color: var(--line);
      color: var(--text-muted);
    }
  `,
})
export class Choice {
  readonly label = input.required<string>();
  readonly options = input.required<readonly ChoiceOption[]>();
  readonly value = input<string | null>(null);
  /** What stands there while nothing can be chosen. */
  readonly empty = input('');
  readonly chosen = output<string>();
}
