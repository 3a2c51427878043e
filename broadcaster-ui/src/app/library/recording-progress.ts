import { Component, computed, input } from '@angular/core';
import { Icon } from '../ui/icon';
import { words } from '../words';
import { Recording } from './recording';

/** Stands where the player will be while there is nothing to play, and says why. */
@Component({
  selector: 'app-recording-progress',
  imports: [Icon],
  template: `
    <app-icon [name]="recording().status === 'failed' ? 'alert' : 'film'" />
    <p>{{ text() }}</p>
    @if (recording().progress; as progress) {
      <progress max="100" [value]="progress.percent" aria-labelledby="step"></progress>
      <span id="step" class="figure step">
        {{ words.steps[progress.step] }}, {{ words.percent(progress.percent) }}
      </span>
    }
  `,
  host: { role: 'status' },
  styles: `
    :host {
      --icon-size: 28px;
      display: grid;
      align-content: center;
      justify-items: center;
      gap: var(--space-3);
      box-sizing: border-box;
      aspect-ratio: 16 / 9;
      padding: var(--space-6);
      border-radius: var(--radius-card);
      background: var(--stage);
      color: var(--on-stage);
      text-align: center;
    }

    p {
      max-width: 46ch;
    }

    app-icon,
    .step {
      color: var(--on-stage-muted);
    }

    progress {
      width: min(320px, 80%);
      height: 6px;
      border: 0;
      border-radius: 3px;
      overflow: hidden;
      appearance: none;
      background: var(--stage-line);
    }

    progress::-webkit-progress-bar {
      background: var(--stage-line);
    }

    progress::-webkit-progress-value {
      border-radius: 3px;
      background: var(--stage-accent);
    }

    progress::-moz-progress-bar {
      background: var(--stage-accent);
    }
  `,
})
export class RecordingProgress {
  readonly recording = input.required<Recording>();

  protected readonly words = words.library;
  protected readonly text = computed(() => {
    const { status, failure } = this.recording();
    if (status === 'failed') return words.library.failures[failure ?? 'other'];
    return status === 'recording' ? words.library.recordingText : words.library.processingText;
  });
}
