import { Component, input } from '@angular/core';
import { Icon } from './icon';
import { IconName } from './icon-paths';

/** What a page says when it has nothing to show: a title, a sentence, and the one thing to do. */
@Component({
  selector: 'app-empty-state',
  imports: [Icon],
  template: `
    <span class="ring"><app-icon [name]="icon()" /></span>
    <h2>{{ heading() }}</h2>
    <p class="muted">{{ text() }}</p>
    <ng-content />
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: var(--space-2);
      padding: var(--space-12) var(--space-4);
      text-align: center;
    }

    .ring {
      --icon-size: 24px;
      display: grid;
      place-items: center;
      width: 56px;
      height: 56px;
      margin-bottom: var(--space-3);
      border-radius: 50%;
      background: var(--accent-soft);
      color: var(--accent);
    }

    p {
      max-width: 44ch;
      margin-bottom: var(--space-4);
    }
  `,
})
export class EmptyState {
  readonly icon = input.required<IconName>();
  readonly heading = input.required<string>();
  readonly text = input.required<string>();
}
