import { Component, computed, inject, input, output, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { FindField } from '../transcripts/find-field';
import { Finder } from '../transcripts/finder';
import { Line } from '../transcripts/rows';
import { TranscriptLines } from '../transcripts/transcript-lines';
import { Icon } from '../ui/icon';
import { clock } from '../ui/moments';
import { Notice } from '../ui/notice';
import { words } from '../words';
import { Recording } from './recording';
import { RecordingApi } from './recording-api';
import { RecordedPhrase } from './recorded-transcript';

/** What was said in a recording, and its chapters, each leading to its place in the file; nothing where nothing was. */
@Component({
  selector: 'app-spoken-card',
  imports: [FindField, Icon, MatButton, Notice, RouterLink, TranscriptLines],
  templateUrl: './spoken-card.html',
  styleUrls: ['../studio/card.css', './spoken-card.css'],
})
export class SpokenCard {
  private readonly api = inject(RecordingApi);

  readonly recording = input.required<Recording>();
  /** Where the player is. */
  readonly position = input.required<number>();
  /** Somebody wants to see a place in the file. */
  readonly chosen = output<number>();

  protected readonly words = words.transcript;
  protected readonly eventWords = words.event;
  protected readonly common = words.common;
  protected readonly clock = clock;

  /** Another file, or a transcript that came or went. */
  private readonly place = computed(
    () => {
      const { id, sha256, captionsUrl } = this.recording();
      return { id, sha256, captionsUrl };
    },
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  protected readonly transcript = resource({
    params: () => this.place(),
    loader: ({ params }) => this.api.transcript(params.id),
  });
  private readonly phrases = computed<readonly RecordedPhrase[]>(() =>
    this.transcript.hasValue() ? this.transcript.value().items : [],
  );
  protected readonly lines = computed<readonly Line[]>(() =>
    this.phrases().map((phrase) => ({ ...phrase, isCorrected: false })),
  );
  protected readonly finder = new Finder(this.lines);
  protected readonly active = computed(() => {
    const position = this.position();
    return (
      this.phrases().findLast(({ startSeconds }) => startSeconds <= position + 0.05)?.id ?? null
    );
  });
  protected readonly chapters = computed(() =>
    this.transcript.hasValue() ? this.transcript.value().chapters : [],
  );
  protected readonly chapter = computed(() => {
    const position = this.position();
    return this.chapters().findLastIndex(({ startSeconds }) => startSeconds <= position + 0.05);
  });
}
