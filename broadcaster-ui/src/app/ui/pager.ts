import { Component, input } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { words } from '../words';
import { Icon } from './icon';
import { PagedList } from './paged-list';

/** Where in a long list one is, and the way on; nothing where everything fits on one page. */
@Component({
  selector: 'app-pager',
  imports: [Icon, MatIconButton],
  template: `
    @if (list().hasPrevious() || list().hasNext()) {
      <span class="muted" aria-live="polite">
        {{ words.range(list().range().first, list().range().last, list().range().total) }}
      </span>
      <button
        matIconButton
        [disabled]="!list().hasPrevious()"
        [attr.aria-label]="words.previous"
        (click)="list().go(-1)"
      >
        <app-icon name="chevron-left" />
      </button>
      <button
        matIconButton
        [disabled]="!list().hasNext()"
        [attr.aria-label]="words.next"
        (click)="list().go(1)"
      >
        <app-icon name="chevron-right" />
      </button>
    }
  `,
  host: { class: 'figure' },
  styles: `
    :host {
      display: flex;
      align-items: center;
      justify-content: flex-end;
      gap: var(--space-1);
    }

    :host:empty {
      display: none;
    }

    span {
      margin-right: var(--space-2);
    }
  `,
})
export class Pager {
  readonly list = input.required<PagedList<unknown, object>>();
  protected readonly words = words.list;
}
