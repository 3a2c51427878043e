import { NgTemplateOutlet } from '@angular/common';
import { Component, contentChild, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { words } from '../words';
import { EmptyState } from './empty-state';
import { ListPlaceholder } from './list-placeholder';
import { ListRow } from './list-row';
import { Notice } from './notice';
import { PagedList } from './paged-list';
import { Pager } from './pager';

/** What a list says where it has nothing to show. */
export interface ListWords {
  readonly title: string;
  readonly stale: string;
  readonly failed: { readonly title: string; readonly text: string };
  readonly noMatch: { readonly title: string; readonly text: string };
}

/**
 * A paged list in each of its states: on its way, failed, old, empty (what stands in it with `whenEmpty`), nothing that
 * matches, and the rows themselves, each an `li` of its page's {@link ListRow}.
 */
@Component({
  selector: 'app-list-view',
  imports: [EmptyState, ListPlaceholder, MatButton, NgTemplateOutlet, Notice, Pager],
  template: `
    @if (list().isStale()) {
      <app-notice tone="warn">
        {{ words().stale }}
        <button noticeAction matButton (click)="list().reload()">{{ common.tryAgain }}</button>
      </app-notice>
    }
    @switch (list().state()) {
      @case ('loading') {
        <app-list-placeholder />
      }
      @case ('failed') {
        <div class="card">
          <app-empty-state
            icon="wifi"
            [heading]="words().failed.title"
            [text]="words().failed.text"
          >
            <button matButton="outlined" (click)="list().reload()">{{ common.tryAgain }}</button>
          </app-empty-state>
        </div>
      }
      @case ('empty') {
        <div class="card"><ng-content select="[whenEmpty]" /></div>
      }
      @case ('no-match') {
        <div class="card">
          <app-empty-state
            icon="search"
            [heading]="words().noMatch.title"
            [text]="words().noMatch.text"
          >
            @if (allWord(); as word) {
              <button matButton="outlined" (click)="all.emit()">{{ word }}</button>
            }
          </app-empty-state>
        </div>
      }
      @case ('list') {
        <ul class="card" [attr.aria-label]="words().title" [attr.aria-busy]="list().isLoading()">
          @for (item of list().items(); track item.id) {
            <ng-container
              [ngTemplateOutlet]="row().template"
              [ngTemplateOutletContext]="{ $implicit: item }"
            />
          }
        </ul>
        <app-pager [list]="list()" />
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-5);
    }

    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
  `,
})
export class ListView<T extends { readonly id: string }> {
  readonly list = input.required<PagedList<T, object>>();
  readonly words = input.required<ListWords>();
  /** Names the way from a search without results to everything; none where there is no such way. */
  readonly allWord = input<string>();
  readonly all = output();

  protected readonly row = contentChild.required<ListRow<T>>(ListRow);
  protected readonly common = words.common;
}
