import {
  Component,
  computed,
  effect,
  inject,
  input,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { Problem } from '../api/problem';
import { LinkClipboard } from '../ui/clipboard';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { clock, moment } from '../ui/moments';
import { Notice } from '../ui/notice';
import { bytesText } from '../ui/rates';
import { renewWhile } from '../ui/renewal';
import { Spinner } from '../ui/spinner';
import { words } from '../words';
import { ClipCard } from './clip-card';
import { ContinuityCard } from './continuity-card';
import { Downloads } from './downloads';
import { isInProgress, Recording } from './recording';
import { RecordingApi } from './recording-api';
import { RecordingBadge } from './recording-badge';
import { RecordingPlayer } from './recording-player';
import { RecordingProgress } from './recording-progress';
import { RecordingShare } from './recording-share';
import { RecordingTitle } from './recording-title';
import { Removable, Removal } from './removal';
import { SpokenCard } from './spoken-card';

const renewEveryMs = 3_000;

/** `/studio/library/{id}`: one recording to watch, check, share, cut and keep. */
@Component({
  selector: 'app-recording-page',
  imports: [
    ClipCard,
    ContinuityCard,
    EmptyState,
    Icon,
    MatButton,
    MatIconButton,
    Notice,
    RecordingBadge,
    RecordingPlayer,
    RecordingProgress,
    RecordingShare,
    RecordingTitle,
    RouterLink,
    Spinner,
    SpokenCard,
  ],
  templateUrl: './recording-page.html',
  styleUrl: './recording-page.css',
})
export class RecordingPage {
  private readonly api = inject(RecordingApi);
  private readonly downloads = inject(Downloads);
  private readonly removal = inject(Removal);
  private readonly router = inject(Router);
  private readonly clipboard = inject(LinkClipboard);
  private readonly player = viewChild(RecordingPlayer);

  readonly id = input.required<string>();

  protected readonly words = words.library;
  protected readonly eventWords = words.event;
  protected readonly common = words.common;
  protected readonly clock = clock;
  protected readonly moment = moment;
  protected readonly bytesText = bytesText;
  protected readonly loaded = resource({
    params: () => this.id(),
    loader: ({ params }) => this.api.read(params),
  });
  /** What came last: a renewal that fails takes nothing away. */
  protected readonly recording = signal<Recording | null>(null);
  protected readonly isStale = computed(() => this.loaded.error() !== undefined);
  protected readonly isMissing = computed(() => {
    const error = this.loaded.error();
    const cause = error instanceof Problem ? error : error?.cause;
    return cause instanceof Problem && cause.status === 404;
  });
  protected readonly isTrimming = signal(false);
  protected readonly position = signal(0);
  protected readonly mayTrim = computed(() => {
    const recording = this.recording();
    return recording?.fileUrl != null && recording.durationSeconds !== null;
  });

  constructor() {
    effect(() => {
      if (this.loaded.hasValue()) this.recording.set(this.loaded.value());
    });
    renewWhile(
      () => {
        const recording = this.recording();
        return recording !== null && isInProgress(recording);
      },
      renewEveryMs,
      () => this.renew(),
    );
  }

  protected show(seconds: number): void {
    this.player()?.seek(seconds);
  }

  protected playFrom(seconds: number): void {
    this.player()?.playFrom(seconds);
  }

  protected download(recording: Recording): void {
    void this.downloads.start(recording);
  }

  protected copyChecksum(sha256: string): void {
    void this.clipboard.copy(sha256, words.library.file.checksumCopied);
  }

  protected async remove(recording: Recording): Promise<void> {
    const from: Removable = {
      remove: ({ id }) => this.api.remove(id),
      restore: async ({ id }) => {
        await this.api.restore(id);
        await this.router.navigate(['/library', id]);
      },
    };
    if (await this.removal.remove(recording, from)) await this.router.navigate(['/library']);
  }

  private async renew(): Promise<void> {
    const id = this.id();
    try {
      const recording = await this.api.read(id);
      if (id === this.id()) this.recording.set(recording);
    } catch {
      // What is shown stays, and the next renewal asks again.
    }
  }
}
