import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { LinkClipboard } from '../ui/clipboard';
import { Icon } from '../ui/icon';
import { words } from '../words';
import { Studio } from './studio';

@Component({
  selector: 'app-share-card',
  imports: [Icon, MatButton],
  template: `
    <h2><app-icon name="share" />{{ words.shareTitle }}</h2>
    <input
      readonly
      [value]="studio().watchLink"
      [attr.aria-label]="words.shareTitle"
      (focus)="$any($event.target).select()"
    />
    <p class="muted">{{ text() }}</p>
    <div class="actions">
      <button matButton="outlined" (click)="copy()">
        <app-icon matButtonIcon name="copy" />{{ words.copy }}
      </button>
      <a matButton [href]="studio().watchLink" target="_blank" rel="noopener">
        <app-icon matButtonIcon name="external" />{{ words.open }}
      </a>
    </div>
  `,
  styleUrl: './card.css',
  styles: `
    input {
      box-sizing: border-box;
      width: 100%;
      height: 36px;
      padding: 0 var(--space-3);
      border: 1px solid var(--line);
      border-radius: var(--radius-control);
      background: var(--surface-sunken);
      color: var(--text);
      font: inherit;
      text-overflow: ellipsis;
    }

    .actions {
      --icon-size: 18px;
      display: flex;
      gap: var(--space-2);
    }
  `,
})
export class ShareCard {
  private readonly clipboard = inject(LinkClipboard);

  readonly studio = input.required<Studio>();

  protected readonly words = words.studio;
  protected readonly text = computed(() => words.studio.shareText[this.studio().stream.visibility]);

  protected copy(): void {
    void this.clipboard.copy(this.studio().watchLink);
  }
}
