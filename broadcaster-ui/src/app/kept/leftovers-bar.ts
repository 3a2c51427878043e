import { Component, effect, inject, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { Session } from '../account/session';
import { Confirm } from '../ui/confirm';
import { Notice, NoticeTone } from '../ui/notice';
import { bytesText } from '../ui/rates';
import { lengthText, words } from '../words';
import { KeptRecordings } from './kept-recordings';
import { Leftover, LeftoverState } from './leftovers';

const tones: Record<LeftoverState, NoticeTone> = {
  offered: 'info',
  uploading: 'info',
  waiting: 'warn',
  paused: 'info',
  elsewhere: 'info',
  done: 'good',
  'too-late': 'warn',
  gone: 'warn',
  'not-recorded': 'warn',
  refused: 'warn',
};
const unsendable: ReadonlySet<LeftoverState> = new Set(['too-late', 'gone', 'not-recorded']);

/** A quiet line on every page for each recording of which this browser still has a part. */
@Component({
  selector: 'app-leftovers-bar',
  imports: [MatButton, MatProgressBar, Notice],
  templateUrl: './leftovers-bar.html',
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
      padding: var(--space-3) var(--space-6) 0;
    }

    :host:empty {
      padding: 0;
    }

    mat-progress-bar {
      margin-top: var(--space-2);
    }

    .steps {
      display: flex;
      flex-wrap: wrap;
      justify-content: flex-end;
    }

    @media (max-width: 720px) {
      :host {
        padding-inline: var(--space-4);
      }

      app-notice {
        flex-wrap: wrap;
      }

      .steps {
        flex: 1 0 100%;
      }
    }
  `,
})
export class LeftoversBar {
  private readonly leftovers = inject(KeptRecordings).leftovers;
  private readonly confirm = inject(Confirm);

  protected readonly words = words.leftovers;
  protected readonly common = words.common;
  protected readonly all = this.leftovers.all;

  constructor() {
    const session = inject(Session);
    effect(() => {
      const userId = session.user()?.id ?? null;
      untracked(() => void this.leftovers.userIs(userId));
    });
  }

  protected tone({ state }: Leftover): NoticeTone {
    return tones[state];
  }

  protected isShown({ bytes, state }: Leftover): boolean {
    return bytes > 0 || state === 'waiting';
  }

  protected text(leftover: Leftover): string {
    const { title, ms, bytes, sentBytes, state } = leftover;
    const size = bytesText(bytes);
    switch (state) {
      case 'offered':
      case 'paused':
        return words.leftovers.offer(title, lengthText(ms), size);
      case 'uploading':
        return words.leftovers.uploading(title, bytesText(sentBytes), size);
      case 'waiting':
        return words.leftovers.waiting(title);
      case 'done':
        return words.leftovers.done(title);
      case 'elsewhere':
        return words.leftovers.elsewhere(title);
      case 'too-late':
        return words.leftovers.tooLate(title, size);
      case 'gone':
        return words.leftovers.gone(title, size);
      case 'not-recorded':
        return words.leftovers.notRecorded(title, size);
      case 'refused':
        return words.leftovers.refused(title);
    }
  }

  protected percent({ bytes, sentBytes }: Leftover): number {
    return bytes === 0 ? 0 : (100 * sentBytes) / bytes;
  }

  protected isUploading({ state }: Leftover): boolean {
    return state === 'uploading' || state === 'waiting';
  }

  protected canFinish({ state }: Leftover): boolean {
    return state !== 'done' && !unsendable.has(state);
  }

  protected finishWord({ state }: Leftover): string {
    if (state === 'offered') return words.leftovers.finish;
    return state === 'paused' ? words.leftovers.goOn : words.common.tryAgain;
  }

  protected finish({ streamId }: Leftover): void {
    void this.leftovers.finish(streamId);
  }

  protected pause({ streamId }: Leftover): void {
    void this.leftovers.pause(streamId);
  }

  protected dismiss({ streamId }: Leftover): void {
    this.leftovers.dismiss(streamId);
  }

  protected async remove({ streamId, title, ms }: Leftover): Promise<void> {
    const sure = await this.confirm.ask({
      title: words.leftovers.removeTitle(title),
      text: words.leftovers.removeText(lengthText(ms)),
      cancel: words.common.cancel,
      confirm: words.leftovers.removeConfirm,
    });
    if (sure) await this.leftovers.remove(streamId);
  }
}
