import { Component, input } from '@angular/core';

/** A small turning ring for something that takes a moment; its label is read out. */
@Component({
  selector: 'app-spinner',
  template: '',
  host: { role: 'status', '[attr.aria-label]': 'label()' },
  styles: `
    :host {
      display: inline-block;
      flex: none;
      box-sizing: border-box;
      width: var(--icon-size, 20px);
      height: var(--icon-size, 20px);
      border: 2px solid var(--line);
      border-top-color: var(--accent);
      border-radius: 50%;
      animation: turn 800ms linear infinite;
    }

    @keyframes turn {
      to {
        rotate: 1turn;
      }
    }
  `,
})
export class Spinner {
  readonly label = input.required<string>();
}
