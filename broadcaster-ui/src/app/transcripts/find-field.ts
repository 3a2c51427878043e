import { Component, input } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { Icon } from '../ui/icon';
import { SearchField } from '../ui/search-field';
import { words } from '../words';
import { Finder } from './finder';

/** Looks for words in a transcript that is shown, and goes from place to place. */
@Component({
  selector: 'app-find-field',
  imports: [Icon, MatIconButton, SearchField],
  template: `
    <app-search-field
      [label]="words.find"
      [value]="finder().query()"
      (searched)="finder().search($event)"
      (keydown.enter)="finder().go(1)"
      (keydown.shift.enter)="finder().go(-1)"
    />
    @if (finder().query().trim() !== '') {
      <span class="muted small figure" role="status">
        {{ words.places(finder().number(), finder().places().length) }}
      </span>
      <button
        matIconButton
        [attr.aria-label]="words.previousPlace"
        [disabled]="finder().places().length === 0"
        (click)="finder().go(-1)"
      >
        <app-icon name="chevron-left" />
      </button>
      <button
        matIconButton
        [attr.aria-label]="words.nextPlace"
        [disabled]="finder().places().length === 0"
        (click)="finder().go(1)"
      >
        <app-icon name="chevron-right" />
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: var(--space-1);
    }

    app-search-field {
      min-width: 0;
    }

    span {
      margin: 0 var(--space-2);
      white-space: nowrap;
    }
  `,
})
export class FindField {
  readonly finder = input.required<Finder>();
  protected readonly words = words.transcript;
}
