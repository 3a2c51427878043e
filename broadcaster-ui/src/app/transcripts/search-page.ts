import { Component, inject } from '@angular/core';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { EmptyState } from '../ui/empty-state';
import { ListRow } from '../ui/list-row';
import { ListView } from '../ui/list-view';
import { clock, moment } from '../ui/moments';
import { SearchField } from '../ui/search-field';
import { StatusBadge } from '../ui/status-badge';
import { words } from '../words';
import { Hit, markedPieces } from './hit';
import { HitList } from './hit-list';
import { TranscriptApi } from './transcript-api';

/** `/studio/search?q=`: what was said in all transcripts that one may see, with the moment to go to. */
@Component({
  selector: 'app-search-page',
  imports: [EmptyState, ListRow, ListView, RouterLink, SearchField, StatusBadge],
  template: `
    <div class="page">
      <header>
        <h1>{{ words.title }}</h1>
      </header>
      <app-search-field
        [label]="words.field"
        [value]="list.query().search"
        (searched)="search($event)"
      />
      <app-list-view [list]="list" [words]="words">
        <app-empty-state
          whenEmpty
          icon="search"
          [heading]="words.hint.title"
          [text]="words.hint.text"
        />
        <ng-template [appListRow]="list" let-hit>
          <li class="row">
            <div class="what">
              <a
                class="said"
                dir="auto"
                [routerLink]="['/streams', hit.streamId, 'event']"
                [queryParams]="{ phrase: hit.phraseId, t: hit.startSeconds }"
              >
                @for (piece of piecesOf(hit); track $index) {
                  @if (piece.isMarked) {
                    <mark>{{ piece.text }}</mark>
                  } @else {
                    <span>{{ piece.text }}</span>
                  }
                }
              </a>
              <div class="facts muted small figure">
                <span>{{ hit.title }}</span>
                @if (hit.host) {
                  <span>{{ hit.host }}</span>
                }
                <span>{{ words.at(clockOf(hit)) }}</span>
                <span>{{ whenOf(hit) }}</span>
              </div>
            </div>
            @if (hit.isLive) {
              <app-status-badge status="live" />
            }
          </li>
        </ng-template>
      </app-list-view>
    </div>
  `,
  styleUrl: '../ui/list-page.css',
  styles: `
    app-search-field {
      flex: none;
    }

    .row {
      padding-right: var(--space-5);
    }

    .row:hover {
      background: color-mix(in srgb, var(--surface-hover) 60%, transparent);
    }

    .row:has(.said:focus-visible) {
      outline: 2px solid var(--accent);
      outline-offset: -2px;
    }

    .what {
      flex: 1;
      min-width: 0;
    }

    .said {
      display: block;
      margin-bottom: 2px;
      outline: none;
      color: var(--text);
      overflow-wrap: anywhere;
      text-decoration: none;
    }

    .said::after {
      position: absolute;
      inset: 0;
      content: '';
    }

    mark {
      border-radius: 3px;
      background: var(--warn-soft);
      color: var(--text);
      box-shadow: 0 0 0 1px var(--warn);
    }
  `,
})
export class SearchPage {
  private readonly router = inject(Router);

  protected readonly words = words.search;
  /** What is looked for stands in the address: a search can be kept and gone back to. */
  protected readonly list = new HitList(
    inject(TranscriptApi),
    inject(ActivatedRoute).snapshot.queryParamMap.get('q') ?? '',
  );

  constructor() {
    void this.list.reload();
  }

  protected search(text: string): void {
    void this.list.search(text);
    const { search } = this.list.query();
    void this.router.navigate([], { queryParams: { q: search || null }, replaceUrl: true });
  }

  protected piecesOf({ text, marks }: Hit): ReturnType<typeof markedPieces> {
    return markedPieces(text, marks);
  }

  protected clockOf({ startSeconds }: Hit): string {
    return clock(startSeconds * 1000);
  }

  protected whenOf({ startTimeMs }: Hit): string {
    return moment(new Date(startTimeMs).toISOString());
  }
}
