import {
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router } from '@angular/router';
import { Icon } from '../ui/icon';
import { clock } from '../ui/moments';
import { Notice } from '../ui/notice';
import { words } from '../words';
import { ClipRange } from './clip-range';
import { lengthText } from './continuity';
import { Recording } from './recording';
import { RecordingApi } from './recording-api';
import { mostTitleLetters } from './recording-title';
import { spread } from './storyboard';
import { StoryboardApi } from './storyboard-api';

const picturesShown = 10;

/** Trims a recording to a clip: two handles over small pictures, a title, and what the cut can and cannot do. */
@Component({
  selector: 'app-clip-card',
  imports: [Icon, MatButton, Notice],
  templateUrl: './clip-card.html',
  styleUrls: ['../studio/card.css', './clip-card.css'],
})
export class ClipCard {
  private readonly recordings = inject(RecordingApi);
  private readonly storyboards = inject(StoryboardApi);
  private readonly snackBar = inject(MatSnackBar);
  private readonly router = inject(Router);

  readonly recording = input.required<Recording>();
  /** Where the player is. */
  readonly position = input.required<number>();
  /** A handle was moved: the player shows the picture there. */
  readonly sought = output<number>();
  readonly closed = output();

  protected readonly words = words.library.trim;
  protected readonly common = words.common;
  protected readonly clock = clock;
  protected readonly mostLetters = mostTitleLetters;
  protected readonly duration = computed(() => this.recording().durationSeconds ?? 0);
  protected readonly range = new ClipRange(this.duration);
  protected readonly title = linkedSignal({
    source: () => this.recording().id,
    computation: () =>
      words.library.trim.titleOf(this.recording().title).slice(0, mostTitleLetters),
  });
  protected readonly isMaking = signal(false);
  protected readonly isFailed = signal(false);

  private readonly tiles = resource({
    params: () => ({ id: this.recording().id }),
    loader: () => this.storyboards.read(this.recording()),
  });
  protected readonly pictures = computed(() =>
    this.tiles.hasValue() ? spread(this.tiles.value(), this.duration(), picturesShown) : [],
  );
  protected readonly summary = computed(() =>
    words.library.trim.length(
      clock(this.range.start() * 1000),
      clock(this.range.end() * 1000),
      lengthText(this.range.length()),
    ),
  );

  protected moveStart(seconds: number): void {
    this.range.moveStart(seconds);
    this.sought.emit(this.range.start());
  }

  protected moveEnd(seconds: number): void {
    this.range.moveEnd(seconds);
    this.sought.emit(this.range.end());
  }

  protected percent(seconds: number): number {
    return (seconds / Math.max(1e-3, this.duration())) * 100;
  }

  protected async make(): Promise<void> {
    const title = this.title().trim();
    if (title === '' || this.isMaking()) return;
    this.isMaking.set(true);
    this.isFailed.set(false);
    try {
      const clip = await this.recordings.clip(this.recording().id, {
        title,
        startSeconds: this.range.start(),
        endSeconds: this.range.end(),
      });
      this.tell(clip);
      this.closed.emit();
    } catch {
      this.isFailed.set(true);
    } finally {
      this.isMaking.set(false);
    }
  }

  private tell(clip: Recording): void {
    this.snackBar
      .open(words.library.trim.made(clip.title), words.library.trim.show, { duration: 8_000 })
      .onAction()
      .subscribe(() => void this.router.navigate(['/library', clip.id]));
  }
}
