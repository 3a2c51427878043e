import {
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { Icon } from '../ui/icon';
import { words } from '../words';
import { Recording } from './recording';
import { RecordingApi } from './recording-api';

export const mostTitleLetters = 120;

/** A recording's title as the page's heading, which can be written over in its place. */
@Component({
  selector: 'app-recording-title',
  imports: [Icon, MatButton, MatIconButton],
  template: `
    @if (isEditing()) {
      <form (submit)="$event.preventDefault(); save()" (keydown.escape)="isEditing.set(false)">
        <input
          #field
          autocomplete="off"
          [maxLength]="most"
          [value]="draft()"
          [attr.aria-label]="words.titleField"
          [attr.aria-invalid]="isMissing()"
          (input)="draft.set(field.value)"
        />
        <button matButton="filled" type="submit" [disabled]="isSaving() || isMissing()">
          {{ words.save }}
        </button>
        <button matButton type="button" (click)="isEditing.set(false)">{{ common.cancel }}</button>
        @if (isMissing() || isFailed()) {
          <p role="alert">{{ isMissing() ? words.titleMissing : words.renameFailed }}</p>
        }
      </form>
    } @else {
      <h1>{{ recording().title }}</h1>
      <button matIconButton [attr.aria-label]="words.rename" (click)="edit()">
        <app-icon name="edit" />
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: var(--space-1);
      min-height: 44px;
    }

    h1 {
      min-width: 0;
      overflow-wrap: anywhere;
    }

    form {
      display: flex;
      flex: 1;
      flex-wrap: wrap;
      gap: var(--space-2);
      align-items: center;
    }

    input {
      flex: 1 1 240px;
      box-sizing: border-box;
      min-width: 0;
      height: 44px;
      padding: 0 var(--space-3);
      border: 1px solid var(--control-line);
      border-radius: var(--radius-control);
      background: var(--surface-raised);
      color: var(--text);
      font: 600 var(--text-20) / 1 var(--font);
    }

    p {
      width: 100%;
      color: var(--bad);
    }
  `,
})
export class RecordingTitle {
  private readonly api = inject(RecordingApi);
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');

  readonly recording = input.required<Recording>();
  readonly renamed = output<Recording>();

  protected readonly words = words.library;
  protected readonly common = words.common;
  protected readonly most = mostTitleLetters;
  protected readonly isEditing = signal(false);
  protected readonly isSaving = signal(false);
  protected readonly isFailed = signal(false);
  protected readonly draft = signal('');
  protected readonly isMissing = computed(() => this.draft().trim() === '');

  protected edit(): void {
    this.draft.set(this.recording().title);
    this.isFailed.set(false);
    this.isEditing.set(true);
    // After it is there.
    setTimeout(() => {
      this.field()?.nativeElement.select();
    });
  }

  protected async save(): Promise<void> {
    if (this.isMissing() || this.isSaving()) return;
    this.isSaving.set(true);
    this.isFailed.set(false);
    try {
      this.renamed.emit(await this.api.rename(this.recording().id, this.draft().trim()));
      this.isEditing.set(false);
    } catch {
      this.isFailed.set(true);
    } finally {
      this.isSaving.set(false);
    }
  }
}
