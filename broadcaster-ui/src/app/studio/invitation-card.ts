import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Invitation, StreamApi } from '../streams/stream-api';
import { watchLink } from '../streams/watch-link';
import { LinkClipboard } from '../ui/clipboard';
import { Icon } from '../ui/icon';
import { moment } from '../ui/moments';
import { Notice } from '../ui/notice';
import { words } from '../words';

/** Makes a link that opens a private stream: on request only, because whoever has it can watch until it expires. */
@Component({
  selector: 'app-invitation-card',
  imports: [Icon, MatButton, Notice],
  template: `
    <h2><app-icon name="lock" />{{ words.title }}</h2>
    <p class="muted">{{ text }}</p>
    @if (invitation(); as made) {
      <input
        class="address"
        readonly
        [value]="absolute(made)"
        [attr.aria-label]="words.title"
        (focus)="$any($event.target).select()"
      />
      <p class="muted figure">{{ until(made) }}</p>
    }
    @if (isFailed()) {
      <app-notice tone="bad">{{ words.failed }}</app-notice>
    }
    <div class="actions">
      @if (invitation(); as made) {
        <button matButton="outlined" (click)="copy(made)">
          <app-icon matButtonIcon name="copy" />{{ words.copy }}
        </button>
        <a matButton [href]="absolute(made)" target="_blank" rel="noopener">
          <app-icon matButtonIcon name="external" />{{ open }}
        </a>
      } @else {
        <button matButton="outlined" (click)="make()">{{ words.make }}</button>
      }
    </div>
  `,
  styleUrls: ['./card.css', './share-card.css'],
})
export class InvitationCard {
  private readonly streams = inject(StreamApi);
  private readonly clipboard = inject(LinkClipboard);

  readonly streamId = input.required<string>();
  /** A recording of the stream that the link shall lead to, instead of the stream as it is. */
  readonly recordingId = input<string | null>(null);

  protected readonly words = words.studio.invitation;
  protected readonly open = words.studio.open;
  protected readonly text = words.studio.shareText.private;
  protected readonly invitation = signal<Invitation | null>(null);
  protected readonly isFailed = signal(false);

  protected async make(): Promise<void> {
    this.isFailed.set(false);
    try {
      this.invitation.set(await this.streams.invitation(this.streamId()));
    } catch {
      this.isFailed.set(true);
    }
  }

  protected absolute({ watchUrl }: Invitation): string {
    return watchLink(watchUrl, this.recordingId());
  }

  protected until({ expiresAt }: Invitation): string {
    return words.studio.invitation.until(moment(expiresAt));
  }

  protected copy(invitation: Invitation): void {
    void this.clipboard.copy(this.absolute(invitation));
  }
}
