import { Component, computed, input, output, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { Icon } from '../ui/icon';
import { words } from '../words';
import { continuityText, lengthText, noticeableGaps, positionOf, stretches } from './continuity';
import { Recording } from './recording';

const shownAtOnce = 10;

/** What was recorded of the event and what was not: in a sentence, as a bar, and gap by gap with its cause. */
@Component({
  selector: 'app-continuity-card',
  imports: [Icon, MatButton, MatIconButton],
  template: `
    <h2><app-icon name="activity" />{{ words.title }}</h2>
    <p class="figure verdict" [class.whole]="gaps().length === 0">
      <app-icon [name]="gaps().length === 0 ? 'check' : 'alert'" />{{ text() }}
    </p>
    @if (gaps().length > 0) {
      <div class="bar" role="img" [attr.aria-label]="words.bar + '. ' + text()">
        @for (stretch of stretches(); track $index) {
          <i
            [class.gap]="stretch.gap !== null"
            [style.left.%]="stretch.from"
            [style.width.%]="stretch.percent"
          ></i>
        }
      </div>
      <ul>
        @for (gap of shown(); track $index) {
          <li>
            <span>
              <strong class="figure">{{ lengthText(gap.seconds) }}</strong>
              <span class="figure"> {{ words.gapAt(positionOf(gap)) }}</span>
              <span class="muted small cause">{{ words.causes[gap.cause] }}</span>
            </span>
            <button
              matIconButton
              [attr.aria-label]="words.play(positionOf(gap))"
              (click)="chosen.emit(gap.startSeconds)"
            >
              <app-icon name="play" />
            </button>
          </li>
        }
      </ul>
      @if (shown().length < gaps().length) {
        <button matButton="outlined" (click)="showsAll.set(true)">
          {{ words.show(gaps().length) }}
        </button>
      }
    }
  `,
  styleUrls: ['../studio/card.css', './continuity-card.css'],
})
export class ContinuityCard {
  readonly recording = input.required<Recording>();
  /** Somebody wants to see a place in the file. */
  readonly chosen = output<number>();

  protected readonly words = words.library.continuity;
  protected readonly lengthText = lengthText;
  protected readonly positionOf = positionOf;
  protected readonly showsAll = signal(false);
  protected readonly gaps = computed(() => noticeableGaps(this.recording()));
  protected readonly text = computed(() => continuityText(this.recording()));
  protected readonly stretches = computed(() => stretches(this.recording()));
  protected readonly shown = computed(() =>
    this.showsAll() ? this.gaps() : this.gaps().slice(0, shownAtOnce),
  );
}
