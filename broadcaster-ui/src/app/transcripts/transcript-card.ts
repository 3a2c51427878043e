import { Component, computed, inject, input, output, viewChild } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatSnackBar } from '@angular/material/snack-bar';
import { fileName, FileSaver } from '../ui/file-saver';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import { words } from '../words';
import { FindField } from './find-field';
import { Finder } from './finder';
import { Line } from './rows';
import { TranscriptFormat, transcriptFormats } from './transcript';
import { TranscriptApi } from './transcript-api';
import { TranscriptBook } from './transcript-book';
import { Correction, TranscriptLines } from './transcript-lines';

const types: Record<TranscriptFormat, string> = {
  txt: 'text/plain',
  srt: 'application/x-subrip',
  vtt: 'text/vtt',
  json: 'application/json',
};

/** A stream's transcript: to read, to look through, to correct in its place and to take away. */
@Component({
  selector: 'app-transcript-card',
  imports: [
    FindField,
    Icon,
    MatButton,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    Notice,
    TranscriptLines,
  ],
  templateUrl: './transcript-card.html',
  styleUrls: ['../studio/card.css', './transcript-card.css'],
})
export class TranscriptCard {
  private readonly api = inject(TranscriptApi);
  private readonly files = inject(FileSaver);
  private readonly snackBar = inject(MatSnackBar);
  private readonly list = viewChild(TranscriptLines);

  readonly book = input.required<TranscriptBook>();
  /** The line that is being played. */
  readonly active = input<string | null>(null);
  readonly mayCorrect = input(false);
  /** The line that somebody came for. */
  readonly wanted = input<string | null>(null);
  readonly jumped = output<Line>();

  protected readonly words = words.transcript;
  protected readonly common = words.common;
  protected readonly formats = transcriptFormats;
  protected readonly finder = new Finder(computed(() => this.book().phrases()));
  protected readonly found = computed(() => this.finder.current() ?? this.wanted());
  protected readonly isEmpty = computed(
    () => this.book().phrases().length === 0 && this.book().gaps().length === 0,
  );

  protected correct({ line, text }: Correction): void {
    void this.book().correct(line.id, text);
  }

  protected retry(): void {
    const failed = this.book().failedCorrection();
    if (!failed) return;
    this.list()?.bring(failed.phraseId);
    void this.book().correct(failed.phraseId, failed.text);
  }

  protected async download(format: TranscriptFormat): Promise<void> {
    const { streamId, title } = this.book();
    try {
      const text = await this.api.file(streamId, format);
      this.files.save(fileName(title(), format), text, types[format]);
    } catch {
      this.snackBar.open(words.transcript.downloadFailed, undefined, { duration: 4_000 });
    }
  }
}
