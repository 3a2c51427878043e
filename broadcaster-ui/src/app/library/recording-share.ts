import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { watchLink } from '../streams/watch-link';
import { InvitationCard } from '../studio/invitation-card';
import { LinkClipboard } from '../ui/clipboard';
import { Icon } from '../ui/icon';
import { words } from '../words';
import { Recording } from './recording';

/** The link to a recording, which opens it for those who may see its stream. */
@Component({
  selector: 'app-recording-share',
  imports: [Icon, InvitationCard, MatButton],
  template: `
    @if (recording().visibility === 'private') {
      <app-invitation-card [streamId]="recording().streamId" [recordingId]="clipId()" />
    } @else {
      <h2><app-icon name="share" />{{ words.title }}</h2>
      <input
        class="address"
        readonly
        [value]="link()"
        [attr.aria-label]="words.title"
        (focus)="$any($event.target).select()"
      />
      <p class="muted">{{ words.text[recording().visibility] }}</p>
      @if (recording().fileUrl === null) {
        <p class="muted">{{ words.later }}</p>
      }
      <div class="actions">
        <button matButton="outlined" (click)="copy()">
          <app-icon matButtonIcon name="copy" />{{ studio.copy }}
        </button>
        <a matButton [href]="link()" target="_blank" rel="noopener">
          <app-icon matButtonIcon name="external" />{{ studio.open }}
        </a>
      </div>
    }
  `,
  styleUrls: ['../studio/card.css', '../studio/share-card.css'],
})
export class RecordingShare {
  private readonly clipboard = inject(LinkClipboard);

  readonly recording = input.required<Recording>();

  protected readonly words = words.library.share;
  protected readonly studio = words.studio;
  /** The recording of a whole event is what its watch page plays anyway. */
  protected readonly clipId = computed(() => {
    const { id, clipOf } = this.recording();
    return clipOf === null ? null : id;
  });
  protected readonly link = computed(() =>
    watchLink(`/watch/${encodeURIComponent(this.recording().streamId)}`, this.clipId()),
  );

  protected copy(): void {
    void this.clipboard.copy(this.link());
  }
}
