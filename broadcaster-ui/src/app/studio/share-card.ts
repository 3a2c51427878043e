import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { LinkClipboard } from '../ui/clipboard';
import { Icon } from '../ui/icon';
import { words } from '../words';
import { InvitationCard } from './invitation-card';
import { Studio } from './studio';

/** The link for viewers, one press away; a private stream gets an address instead. */
@Component({
  selector: 'app-share-card',
  imports: [Icon, MatButton, InvitationCard],
  template: `
    @if (studio().stream.visibility === 'private') {
      <app-invitation-card [streamId]="studio().stream.id" />
    } @else {
      <h2><app-icon name="share" />{{ words.shareTitle }}</h2>
      <input
        class="address"
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
    }
  `,
  styleUrls: ['./card.css', './share-card.css'],
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
