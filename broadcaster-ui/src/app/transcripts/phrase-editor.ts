import {
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  resource,
  signal,
  viewChild,
  afterNextRender,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { moment } from '../ui/moments';
import { words } from '../words';
import { TranscriptApi } from './transcript-api';

const mostLetters = 1_000;

/** A phrase written over in its place: Enter saves, Escape leaves, and what it was before can be had again. */
@Component({
  selector: 'app-phrase-editor',
  imports: [MatButton],
  template: `
    <textarea
      #field
      dir="auto"
      rows="3"
      [maxLength]="mostLetters"
      [value]="text()"
      [attr.aria-label]="words.field"
      [attr.aria-invalid]="isEmpty()"
      [attr.aria-describedby]="'phrase-keys'"
      (input)="draft.set(field.value)"
      (keydown.enter)="$event.preventDefault(); save()"
      (keydown.escape)="$event.stopPropagation(); left.emit()"
    ></textarea>
    @if (isEmpty()) {
      <p class="problem small" role="alert">{{ words.empty }}</p>
    }
    <div class="actions">
      <button matButton="filled" [disabled]="isEmpty()" (click)="save()">{{ words.save }}</button>
      <button matButton (click)="left.emit()">{{ common.cancel }}</button>
      @if (isCorrected()) {
        <button matButton [attr.aria-expanded]="showsHistory()" (click)="toggleHistory()">
          {{ words.history }}
        </button>
      }
      <span id="phrase-keys" class="muted small keys">{{ words.keys }}</span>
    </div>
    @if (showsHistory()) {
      @if (history.hasValue()) {
        <ol [attr.aria-label]="words.history">
          @for (earlier of history.value(); track $index) {
            <li>
              <span dir="auto">{{ earlier.text }}</span>
              <span class="muted small figure">
                {{ earlier.by ?? words.recognised }}, {{ moment(earlier.at) }}
              </span>
              <button matButton (click)="use(earlier.text)">{{ words.use }}</button>
            </li>
          } @empty {
            <li class="muted">{{ words.noHistory }}</li>
          }
        </ol>
      } @else if (history.error()) {
        <p class="muted" role="status">
          {{ words.historyFailed }}
          <button matButton (click)="history.reload()">{{ common.tryAgain }}</button>
        </p>
      } @else {
        <p class="muted" role="status">{{ common.loading }}</p>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-2);
      padding-bottom: var(--space-2);
    }

    textarea {
      box-sizing: border-box;
      width: 100%;
      padding: var(--space-2) var(--space-3);
      border: 1px solid var(--control-line);
      border-radius: var(--radius-control);
      background: var(--surface-raised);
      color: var(--text);
      font: inherit;
      resize: vertical;
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-2);
      align-items: center;
    }

    .problem {
      color: var(--bad);
    }

    ol {
      display: grid;
      gap: var(--space-2);
      margin: 0;
      padding: 0;
      list-style: none;
    }

    li {
      display: grid;
      justify-items: start;
      padding-left: var(--space-3);
      border-left: 2px solid var(--line);
    }

    li button {
      margin-left: -12px;
    }
  `,
})
export class PhraseEditor {
  private readonly api = inject(TranscriptApi);
  private readonly field = viewChild.required<ElementRef<HTMLTextAreaElement>>('field');

  readonly streamId = input.required<string>();
  readonly phraseId = input.required<string>();
  /** What is written over. */
  readonly text = input.required<string>();
  readonly isCorrected = input(false);
  readonly saved = output<string>();
  readonly left = output();

  protected readonly words = words.transcript.editor;
  protected readonly common = words.common;
  protected readonly moment = moment;
  protected readonly mostLetters = mostLetters;
  protected readonly draft = signal<string | null>(null);
  protected readonly isEmpty = computed(() => this.draft()?.trim() === '');
  protected readonly showsHistory = signal(false);
  protected readonly history = resource({
    params: () => (this.showsHistory() ? this.phraseId() : undefined),
    loader: ({ params }) => this.api.history(this.streamId(), params),
  });

  constructor() {
    afterNextRender(() => {
      const field = this.field().nativeElement;
      field.focus({ preventScroll: true });
      field.setSelectionRange(field.value.length, field.value.length);
    });
  }

  protected toggleHistory(): void {
    this.showsHistory.update((shown) => !shown);
  }

  protected use(text: string): void {
    const field = this.field().nativeElement;
    field.value = text;
    this.draft.set(text);
    field.focus();
  }

  protected save(): void {
    // A pasted text may have lines; a phrase has none.
    const text = (this.draft() ?? this.text()).replace(/\s+/g, ' ').trim();
    if (text !== '') this.saved.emit(text);
  }
}
