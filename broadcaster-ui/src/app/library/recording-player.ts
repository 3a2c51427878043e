import {
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  resource,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Notice } from '../ui/notice';
import { words } from '../words';
import { Recording } from './recording';
import { VodAddresses } from './vod-addresses';

/**
 * The file itself in the browser's own player: it is one MP4 with its tables at the front, so that any browser plays it
 * and seeks in it without a player of ours.
 */
@Component({
  selector: 'app-recording-player',
  imports: [MatButton, Notice],
  template: `
    @if (addresses_.hasValue()) {
      <video
        #video
        controls
        playsinline
        preload="metadata"
        [src]="addresses_.value().file"
        [poster]="addresses_.value().poster ?? ''"
        [attr.aria-label]="label()"
        (timeupdate)="moved.emit(video.currentTime)"
        (error)="isBroken.set(true)"
        (playing)="isBroken.set(false)"
      >
        @if (addresses_.value().captions; as captions) {
          <track kind="captions" [src]="captions" [label]="captionWords.title" />
        }
        @if (addresses_.value().chapters; as chapters) {
          <track kind="chapters" [src]="chapters" default />
        }
      </video>
    } @else {
      <div class="place"></div>
    }
    @if (isBroken() || addresses_.error()) {
      <app-notice tone="warn">
        {{ words.playerFailed }}
        <button noticeAction matButton (click)="addresses_.reload()">{{ common.tryAgain }}</button>
      </app-notice>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
    }

    video,
    .place {
      display: block;
      width: 100%;
      aspect-ratio: 16 / 9;
      border-radius: var(--radius-card);
      background: var(--stage);
    }
  `,
})
export class RecordingPlayer {
  private readonly addresses = inject(VodAddresses);
  private readonly video = viewChild<ElementRef<HTMLVideoElement>>('video');

  readonly recording = input.required<Recording>();
  /** Seconds from the beginning of the file, a few times a second while it plays. */
  readonly moved = output<number>();

  protected readonly words = words.library;
  protected readonly common = words.common;
  protected readonly captionWords = words.captions;
  protected readonly label = computed(() => words.library.player(this.recording().title));

  /** What is asked for again must not begin again: only another file does. */
  private readonly place = computed(
    () => {
      const { fileUrl, posterUrl, captionsUrl, chaptersUrl } = this.recording();
      const { streamId, visibility, sha256 } = this.recording();
      return { fileUrl, posterUrl, captionsUrl, chaptersUrl, streamId, visibility, sha256 };
    },
    {
      equal: (a, b) =>
        a.fileUrl === b.fileUrl &&
        a.visibility === b.visibility &&
        a.sha256 === b.sha256 &&
        a.captionsUrl === b.captionsUrl &&
        a.chaptersUrl === b.chaptersUrl,
    },
  );

  protected readonly addresses_ = resource({
    params: () => this.place(),
    loader: async ({ params }) => ({
      file: params.fileUrl === null ? '' : await this.addresses.open(params, params.fileUrl),
      poster: params.posterUrl && (await this.addresses.open(params, params.posterUrl)),
      captions: params.captionsUrl && (await this.addresses.open(params, params.captionsUrl)),
      chapters: params.chaptersUrl && (await this.addresses.open(params, params.chaptersUrl)),
    }),
  });
  protected readonly isBroken = linkedSignal({
    source: () => this.addresses_.status(),
    computation: () => false,
  });

  /** There is something that can be sent to a position. */
  readonly isReady = computed(() => this.video() !== undefined);

  /** Shows the picture at a position. */
  seek(seconds: number): void {
    const video = this.video()?.nativeElement;
    if (video) video.currentTime = seconds;
  }

  playFrom(seconds: number): void {
    this.seek(seconds);
    // Refused only where nothing was pressed.
    this.video()
      ?.nativeElement.play()
      .catch(() => undefined);
  }
}
