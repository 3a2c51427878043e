import { Component, computed, input } from '@angular/core';
import { MatProgressBar } from '@angular/material/progress-bar';
import { Icon } from '../ui/icon';
import { bytesText } from '../ui/rates';
import { lengthText, words } from '../words';
import { RecordingVerdict } from './recording-verdict';
import { Studio } from './studio';

/** One line on the recording: safe, behind, or what stands in the way; after the end, how much is still to be sent. */
@Component({
  selector: 'app-recording-line',
  imports: [Icon, MatProgressBar],
  template: `
    @if (text(); as said) {
      <p [class]="tone()">
        <app-icon [name]="tone() === 'good' ? 'check' : 'alert'" />
        <span class="figure">{{ said }}</span>
      </p>
    }
    @if (rest(); as left) {
      <p class="figure">{{ left }}</p>
      <mat-progress-bar
        mode="determinate"
        [value]="studio().recordingPercent()"
        [attr.aria-label]="words.restProgress"
      />
      <p class="muted">{{ note() }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
    }

    p {
      --icon-size: 16px;
      display: flex;
      align-items: flex-start;
      gap: var(--space-2);
      margin: 0;
    }

    app-icon {
      margin-top: 2.5px;
    }

    .good app-icon {
      color: var(--good);
    }

    .warn app-icon {
      color: var(--warn);
    }
  `,
  host: { role: 'status' },
})
export class RecordingLine {
  readonly studio = input.required<Studio>();

  protected readonly words = words.studio.recording;
  private readonly isOver = computed(() =>
    ['ended', 'ending', 'end-failed'].includes(this.studio().broadcast.phase().kind),
  );

  protected readonly rest = computed(() => {
    const state = this.studio().broadcast.recordingLink();
    if (!this.isOver() || !state || state.keptBytes === 0) return null;
    return words.studio.recording.rest(lengthText(state.keptMs), bytesText(state.keptBytes));
  });
  /** Only what is on disk survives the tab. */
  protected readonly note = computed(() =>
    this.studio().broadcast.recordingLink()?.isOnDisk === false
      ? words.studio.recording.restInMemory
      : words.studio.recording.restKept,
  );
  protected readonly text = computed(() => {
    const verdict = this.studio().recording();
    if (this.rest() !== null && verdict.kind === 'behind') return null;
    if (this.isOver() && verdict.kind === 'off') return null;
    return recordingText(verdict);
  });
  protected readonly tone = computed(() => {
    const { kind } = this.studio().recording();
    if (kind === 'off') return 'muted';
    return kind === 'safe' ? 'good' : 'warn';
  });
}

/** What the host reads of it. */
export function recordingText(verdict: RecordingVerdict): string {
  const say = words.studio.recording;
  switch (verdict.kind) {
    case 'off':
      return say.off;
    case 'safe':
      return say.safe;
    case 'server-low':
      return say.serverLow;
    case 'refused':
      return say.refused;
    case 'behind':
      return say.behind(verdict.seconds);
    case 'in-memory':
      return say.inMemory(verdict.seconds);
    case 'lost':
      return say.lost(verdict.seconds);
    case 'server-full':
      return say.serverFull(verdict.minutes);
    case 'short-of-room':
      return say.shortOfRoom(verdict.minutes);
  }
}
