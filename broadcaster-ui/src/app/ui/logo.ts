import { Component } from '@angular/core';
import { words } from '../words';

/** The wordmark: a lectern, and the name. */
@Component({
  selector: 'app-logo',
  template: `
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <circle cx="16" cy="9.5" r="3.5" fill="var(--on-accent)" />
      <path d="M8 16h16l-2.2 9.2a1 1 0 0 1-1 .8h-9.6a1 1 0 0 1-1-.8z" fill="var(--on-accent)" />
    </svg>
    <span>{{ name }}</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 10px;
      color: var(--text);
      font-size: var(--text-16);
      font-weight: 650;
      letter-spacing: -0.015em;
    }

    span {
      display: var(--logo-name, inline);
    }
  `,
})
export class Logo {
  protected readonly name = words.product;
}
