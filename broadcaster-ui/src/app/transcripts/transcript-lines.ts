import { DOCUMENT } from '@angular/common';
import {
  afterNextRender,
  afterRenderEffect,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  untracked,
  viewChild,
  viewChildren,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { clock } from '../ui/moments';
import { words } from '../words';
import { Marks } from './finder';
import { PhraseEditor } from './phrase-editor';
import { BlocksShown } from './blocks-shown';
import { blocksOf, Line, rowsOf, rowsOfBlock } from './rows';
import { TranscriptGap } from './transcript';

/** What somebody has written in the place of a line. */
export interface Correction {
  readonly line: Line;
  readonly text: string;
}

/**
 * The lines of a transcript in a scroll box of their own: it goes with the line that is spoken until somebody scrolls, a
 * line's time leads to its moment, and its text can be written over where that is allowed.
 */
@Component({
  selector: 'app-transcript-lines',
  imports: [MatButton, PhraseEditor],
  templateUrl: './transcript-lines.html',
  styleUrl: './transcript-lines.css',
})
export class TranscriptLines {
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly box = viewChild.required<ElementRef<HTMLElement>>('box');
  private readonly blockElements = viewChildren<ElementRef<HTMLElement>>('block_');

  readonly streamId = input('');
  readonly lines = input.required<readonly Line[]>();
  readonly gaps = input<readonly TranscriptGap[]>([]);
  readonly marks = input<ReadonlyMap<string, Marks>>(new Map());
  /** The line that is spoken now. */
  readonly active = input<string | null>(null);
  /** The place that is looked at in a search. */
  readonly found = input<string | null>(null);
  /** The newest line is the one that is spoken. */
  readonly isLive = input(false);
  readonly mayCorrect = input(false);
  readonly jumped = output<Line>();
  readonly corrected = output<Correction>();

  protected readonly words = words.transcript;
  protected readonly rowId = rowId;
  protected readonly isFollowing = signal(true);
  protected readonly editing = signal<string | null>(null);
  protected readonly rows = computed(() => rowsOf(this.lines(), this.gaps(), this.marks()));
  private readonly now = computed(() =>
    this.isLive() ? (this.lines().at(-1)?.id ?? null) : this.active(),
  );
  /** A day of talk is some ten thousand lines: only what is near is there. */
  protected readonly blocks = computed(() => blocksOf(this.rows()));
  protected readonly blocksShown = new BlocksShown();
  protected readonly offersReturn = computed(() => !this.isFollowing() && this.now() !== null);

  constructor() {
    afterRenderEffect(() => {
      const elements = this.blockElements().map(({ nativeElement }) => nativeElement);
      this.blocksShown.watch(this.box().nativeElement, elements);
    });
    inject(DestroyRef).onDestroy(() => {
      this.blocksShown.close();
    });
    afterRenderEffect(() => {
      const id = this.now();
      if (id === null || !this.isFollowing() || this.editing() !== null) return;
      untracked(() => {
        this.bring(id);
      });
    });
    afterRenderEffect(() => {
      const id = this.found();
      if (id === null) return;
      untracked(() => {
        this.bring(id);
      });
    });
  }

  /** Opens a line for writing, with another text in it than its own. */
  edit(id: string): void {
    this.isFollowing.set(false);
    this.editing.set(id);
  }

  /** Shows a line in the middle of the box. */
  bring(id: string): void {
    const index = this.rows().findIndex(({ key }) => key === id);
    if (index < 0) return;
    this.blocksShown.show(Math.floor(index / rowsOfBlock));
    const centre = (): void => {
      this.centre(id);
    };
    afterNextRender({ read: centre }, { injector: this.injector });
    // Lines around it that were never shown have had a height that was guessed.
    requestAnimationFrame(() => requestAnimationFrame(centre));
  }

  protected clockOf(seconds: number): string {
    return clock(seconds * 1000);
  }

  protected jump(line: Line): void {
    this.isFollowing.set(true);
    this.jumped.emit(line);
  }

  protected save(line: Line, text: string): void {
    this.leave(line.id);
    this.corrected.emit({ line, text });
  }

  protected leave(id: string): void {
    this.editing.set(null);
    // The keyboard goes on where it was.
    setTimeout(() => {
      this.row(id)?.querySelector<HTMLElement>('.edit')?.focus({ preventScroll: true });
    });
  }

  private centre(id: string): void {
    const row = this.row(id);
    const box = this.box().nativeElement;
    if (row) box.scrollTop = row.offsetTop - (box.clientHeight - row.offsetHeight) / 2;
  }

  private row(id: string): HTMLElement | null {
    return this.document.getElementById(rowId(id));
  }
}

function rowId(id: string): string {
  return `said-${id}`;
}
