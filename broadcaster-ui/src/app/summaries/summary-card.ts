import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { MatSnackBar } from '@angular/material/snack-bar';
import { LinkClipboard } from '../ui/clipboard';
import { Confirm } from '../ui/confirm';
import { Icon } from '../ui/icon';
import { clock, moment } from '../ui/moments';
import { Notice } from '../ui/notice';
import { words } from '../words';
import { Summary, SummaryText } from './summary';
import { SummaryApi } from './summary-api';
import { SummaryDesk } from './summary-desk';
import { SummaryEditor } from './summary-editor';

/** An event in short: made on a press, told how and by whom, written over, taken away as Markdown. */
@Component({
  selector: 'app-summary-card',
  imports: [Icon, MatButton, MatProgressBar, NgTemplateOutlet, Notice, SummaryEditor],
  templateUrl: './summary-card.html',
  styleUrls: ['../studio/card.css', './summary-card.css'],
})
export class SummaryCard {
  private readonly api = inject(SummaryApi);
  private readonly confirm = inject(Confirm);
  private readonly clipboard = inject(LinkClipboard);
  private readonly snackBar = inject(MatSnackBar);

  readonly desk = input.required<SummaryDesk>();
  /** The event goes on: what is made now is "so far". */
  readonly isLive = input(false);
  readonly mayEdit = input(false);
  /** There is something to make it of. */
  readonly hasTranscript = input(true);
  /** Programme time since the beginning. */
  readonly jumped = output<number>();

  protected readonly words = words.summary;
  protected readonly common = words.common;
  protected readonly isEditing = signal(false);
  protected readonly summary = computed(() => this.desk().summary());
  /** The one before, while another one is made or could not be. */
  protected readonly last = computed(() => {
    const summary = this.summary();
    return summary !== null && hasText(summary) ? summary : null;
  });
  protected readonly isHighlights = computed(() => this.summary()?.kind === 'highlights');
  protected readonly heading = computed(() => {
    const summary = this.summary();
    if (!summary || !hasText(summary)) return words.summary.title;
    const title = this.isHighlights() ? words.summary.highlights : words.summary.title;
    return summary.isSoFar ? words.summary.soFar(title) : title;
  });
  protected readonly percent = computed(() => {
    const progress = this.summary()?.progress;
    return progress ? (100 * progress.done) / progress.total : null;
  });
  protected readonly failure = computed(() => words.summary.codes[this.summary()?.code ?? 'other']);
  protected readonly facts = computed(() => {
    const summary = this.summary();
    return summary ? factsOf(summary) : [];
  });

  protected clockOf(seconds: number): string {
    return clock(seconds * 1000);
  }

  protected async generate(): Promise<void> {
    const summary = this.summary();
    if (summary?.isEdited && hasText(summary)) {
      const sure = await this.confirm.ask({
        title: words.summary.againTitle,
        text: words.summary.againText,
        cancel: words.common.cancel,
        confirm: words.summary.again,
      });
      if (!sure) return;
    }
    await this.desk().generate();
  }

  protected async save(change: Partial<SummaryText>): Promise<void> {
    if (await this.desk().save(change)) this.isEditing.set(false);
  }

  protected async copy(): Promise<void> {
    let markdown: string;
    try {
      markdown = await this.api.markdown(this.desk().streamId);
    } catch {
      this.snackBar.open(words.summary.copyFailed, undefined, { duration: 4_000 });
      return;
    }
    await this.clipboard.copy(markdown, words.summary.copied);
  }
}

function hasText({ overview, keyPoints, chapters, highlights }: Summary): boolean {
  return overview !== '' || keyPoints.length + chapters.length + highlights.length > 0;
}

/** By whom, when, how long, and what it took. */
function factsOf({ kind, model, createdAt, seconds, tokens, isEdited }: Summary): string[] {
  const say = words.summary;
  return [
    kind === 'highlights' ? say.byNobody : model === null ? null : say.by(model),
    createdAt === null ? null : say.madeAt(moment(createdAt)),
    seconds === null || kind === 'highlights' ? null : say.took(seconds),
    tokens === null || kind === 'highlights' ? null : say.tokens(tokens.input, tokens.output),
    isEdited ? say.edited : null,
  ].filter((fact) => fact !== null);
}
