import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { PlaybackAddress, StreamApi } from '../streams/stream-api';
import { LinkClipboard } from '../ui/clipboard';
import { Icon } from '../ui/icon';
import { moment } from '../ui/moments';
import { Notice } from '../ui/notice';
import { words } from '../words';

/** An address that plays a private stream: made on request, because whoever has it can watch until it expires. */
@Component({
  selector: 'app-private-address',
  imports: [Icon, MatButton, Notice],
  template: `
    <h2><app-icon name="lock" />{{ words.title }}</h2>
    <p class="muted">{{ text }}</p>
    @if (address(); as made) {
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
      @if (address(); as made) {
        <button matButton="outlined" (click)="copy(made)">
          <app-icon matButtonIcon name="copy" />{{ words.copy }}
        </button>
      } @else {
        <button matButton="outlined" (click)="make()">{{ words.make }}</button>
      }
    </div>
  `,
  styleUrls: ['./card.css', './share-card.css'],
})
export class PrivateAddress {
  private readonly streams = inject(StreamApi);
  private readonly clipboard = inject(LinkClipboard);

  readonly streamId = input.required<string>();

  protected readonly words = words.studio.privateAddress;
  protected readonly text = words.studio.shareText.private;
  protected readonly address = signal<PlaybackAddress | null>(null);
  protected readonly isFailed = signal(false);

  protected async make(): Promise<void> {
    this.isFailed.set(false);
    try {
      this.address.set(await this.streams.playbackAddress(this.streamId()));
    } catch {
      this.isFailed.set(true);
    }
  }

  protected absolute({ playbackUrl }: PlaybackAddress): string {
    return new URL(playbackUrl, location.origin).href;
  }

  protected until({ expiresAt }: PlaybackAddress): string {
    return words.studio.privateAddress.until(moment(expiresAt));
  }

  protected copy(address: PlaybackAddress): void {
    void this.clipboard.copy(this.absolute(address));
  }
}
