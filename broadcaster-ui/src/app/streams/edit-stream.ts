import { Component, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router, RouterLink } from '@angular/router';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { Spinner } from '../ui/spinner';
import { words } from '../words';
import { CaptionSettings, sameCaptions } from '../captions/caption-settings';
import { Stream, StreamChange, StreamDraft } from './stream';
import { StreamApi } from './stream-api';
import { StreamForm } from './stream-form';

@Component({
  selector: 'app-edit-stream',
  imports: [EmptyState, Icon, MatButton, RouterLink, Spinner, StreamForm],
  template: `
    <div class="page">
      <a class="back" routerLink="/streams"><app-icon name="back" />{{ common.back }}</a>
      <h1>{{ words.editTitle }}</h1>
      @if (stream.hasValue()) {
        <app-stream-form [stream]="stream.value()" [submitWord]="words.save" [save]="change" />
      } @else if (stream.error()) {
        <app-empty-state icon="alert" [heading]="missing.title" [text]="words.loadFailed">
          <button matButton="outlined" (click)="stream.reload()">{{ common.tryAgain }}</button>
        </app-empty-state>
      } @else {
        <app-spinner [label]="common.loading" />
      }
    </div>
  `,
  styleUrl: '../ui/form-page.css',
})
export class EditStream {
  private readonly streams = inject(StreamApi);
  private readonly router = inject(Router);
  private readonly snackBar = inject(MatSnackBar);

  readonly id = input.required<string>();

  protected readonly words = words.form;
  protected readonly common = words.common;
  protected readonly missing = words.studio.loadFailed;
  protected readonly stream = resource({
    params: () => this.id(),
    loader: ({ params }) => this.streams.read(params),
  });

  protected readonly change = async (draft: StreamDraft): Promise<void> => {
    const before = this.stream.value();
    if (!before) return;
    await this.streams.change(before.id, changes(before, draft));
    this.snackBar.open(words.form.saved, undefined, { duration: 3_000 });
    await this.router.navigate(['/streams']);
  };
}

/** Only what is different, so that a change made meanwhile in another field is not undone. */
export function changes(before: Stream, draft: StreamDraft): StreamChange {
  return {
    ...(draft.title === before.title ? {} : { title: draft.title }),
    ...(draft.description === before.description ? {} : { description: draft.description }),
    ...(sameMinute(draft.scheduledStart, before.scheduledStart)
      ? {}
      : { scheduledStart: draft.scheduledStart }),
    ...(draft.visibility === before.visibility ? {} : { visibility: draft.visibility }),
    ...(draft.retentionDays === before.retentionDays ? {} : { retentionDays: draft.retentionDays }),
    ...(sameCaptions(draft.captions, before.captions)
      ? {}
      : { captions: captionChanges(before.captions, draft.captions) }),
  };
}

/** Field by field: what a later server knows besides must not be lost. */
function captionChanges(before: CaptionSettings, after: CaptionSettings): Partial<CaptionSettings> {
  const fields = Object.keys(after) as (keyof CaptionSettings)[];
  const changed = fields.filter((f) => JSON.stringify(after[f]) !== JSON.stringify(before[f]));
  return Object.fromEntries(changed.map((field) => [field, after[field]]));
}

/** The form knows minutes, the service may know seconds. */
function sameMinute(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b;
  return Math.floor(Date.parse(a) / 60_000) === Math.floor(Date.parse(b) / 60_000);
}
