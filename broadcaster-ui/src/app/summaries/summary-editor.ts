import { Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import { words } from '../words';
import { ActionItem, Summary, SummaryText } from './summary';
import { changesIn, draftOf, readClock, SummaryDraft } from './summary-draft';

type ChapterDraft = SummaryDraft['chapters'][number];

/** A summary written over; nothing is sent before "Save", and only what is other than before. */
@Component({
  selector: 'app-summary-editor',
  imports: [Icon, MatButton, MatIconButton, Notice],
  templateUrl: './summary-editor.html',
  styleUrl: './summary-editor.css',
})
export class SummaryEditor {
  readonly summary = input.required<Summary>();
  readonly isSaving = input(false);
  readonly isFailed = input(false);
  readonly saved = output<Partial<SummaryText>>();
  readonly left = output();

  protected readonly words = words.summary;
  protected readonly common = words.common;
  protected readonly draft = linkedSignal<SummaryDraft>(() => draftOf(this.summary()));
  /** Shown once somebody has tried to save it. */
  protected readonly isTold = signal(false);
  protected readonly hasWrongTime = computed(
    () => this.isTold() && changesIn(this.draft(), this.summary()) === null,
  );

  protected write(change: Partial<SummaryDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected writeItem(index: number, change: Partial<ActionItem>): void {
    this.write({ actionItems: replaced(this.draft().actionItems, index, change) });
  }

  protected addItem(): void {
    this.write({ actionItems: [...this.draft().actionItems, { text: '', owner: '' }] });
  }

  protected removeItem(index: number): void {
    this.write({ actionItems: this.draft().actionItems.filter((_, at) => at !== index) });
  }

  protected writeChapter(index: number, change: Partial<ChapterDraft>): void {
    this.write({ chapters: replaced(this.draft().chapters, index, change) });
  }

  protected addChapter(): void {
    this.write({ chapters: [...this.draft().chapters, { time: '', title: '' }] });
  }

  protected removeChapter(index: number): void {
    this.write({ chapters: this.draft().chapters.filter((_, at) => at !== index) });
  }

  protected isWrong({ time, title }: ChapterDraft): boolean {
    return this.isTold() && title.trim() !== '' && readClock(time) === null;
  }

  protected save(): void {
    this.isTold.set(true);
    const changes = changesIn(this.draft(), this.summary());
    if (changes === null) return;
    if (Object.keys(changes).length === 0) this.left.emit();
    else this.saved.emit(changes);
  }
}

function replaced<T>(items: readonly T[], index: number, change: Partial<T>): T[] {
  return items.map((item, at) => (at === index ? { ...item, ...change } : item));
}
