import { Component, computed, input } from '@angular/core';
import { Choice, ChoiceOption } from '../ui/choice';
import { bitrateText } from '../ui/rates';
import { words } from '../words';
import { possible, videoKbpsChoices } from './picture-settings';
import { Studio } from './studio';

const automatic = 'automatic';

/** Resolution, frame rate and bitrate, and what comes of them. */
@Component({
  selector: 'app-picture-form',
  imports: [Choice],
  template: `
    <div class="choices">
      <div class="field">
        <span aria-hidden="true">{{ words.lines }}</span>
        <app-choice
          [label]="words.lines"
          [options]="lines()"
          [value]="text(chosen().lines)"
          (chosen)="choose({ lines: number($event) })"
        />
      </div>
      <div class="field">
        <span aria-hidden="true">{{ words.frameRate }}</span>
        <app-choice
          [label]="words.frameRate"
          [options]="frameRates()"
          [value]="text(chosen().frameRate)"
          (chosen)="choose({ frameRate: number($event) })"
        />
      </div>
      <div class="field">
        <span aria-hidden="true">{{ words.bitrate }}</span>
        <app-choice
          [label]="words.bitrate"
          [options]="bitrates()"
          [value]="text(chosen().videoKbps)"
          (chosen)="choose({ videoKbps: $event === automatic ? null : number($event) })"
        />
      </div>
    </div>
    <p class="figure" role="status">{{ given() }}</p>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
    }

    .choices {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: var(--space-3);
    }

    .field:last-child {
      grid-column: 1 / -1;
    }

    @media (min-width: 480px) {
      .choices {
        grid-template-columns: repeat(3, 1fr);
      }

      .field:last-child {
        grid-column: auto;
      }
    }

    .field {
      display: grid;
      gap: var(--space-1);
      min-width: 0;
      font-size: var(--text-12);
    }

    app-choice {
      color: var(--text);
      font-size: var(--text-14);
    }
  `,
})
export class PictureForm {
  readonly studio = input.required<Studio>();

  protected readonly words = words.studio.picture;
  protected readonly automatic = automatic;
  protected readonly chosen = computed(() => this.studio().settings.chosen());
  private readonly possible = computed(() =>
    possible(this.studio().capture.cameraCapabilities(), this.chosen()),
  );
  protected readonly lines = computed(() =>
    this.possible().lines.map((lines) => option(lines, `${lines}p`)),
  );
  protected readonly frameRates = computed(() =>
    this.possible().frameRates.map((rate) => option(rate, words.studio.picture.fps(rate))),
  );
  protected readonly bitrates = computed<readonly ChoiceOption[]>(() => [
    { value: automatic, label: words.studio.picture.automatic },
    ...videoKbpsChoices.map((kbps) => option(kbps, bitrateText(kbps))),
  ]);
  protected readonly given = computed(() => {
    const studio = this.studio();
    const facts = studio.pictureFacts();
    const source = studio.screen.isSharing()
      ? words.studio.screen.name
      : words.studio.devices.camera;
    return studio.picture()
      ? words.studio.picture.given(source, facts, bitrateText(studio.neededKbps()))
      : words.studio.picture.none;
  });

  protected choose(change: Parameters<Studio['choosePicture']>[0]): void {
    void this.studio().choosePicture(change);
  }

  protected text(value: number | null): string {
    return value === null ? automatic : String(value);
  }

  protected number(value: string): number {
    return Number(value);
  }
}

function option(value: number, label: string): ChoiceOption {
  return { value: String(value), label };
}
