import { Component, DestroyRef, inject, input, linkedSignal, output } from '@angular/core';
import { Icon } from './icon';

const delayMs = 250;

/** A field that looks for what is typed, a moment after the last letter. */
@Component({
  selector: 'app-search-field',
  imports: [Icon],
  template: `
    <label>
      <app-icon name="search" />
      <input
        #field
        type="search"
        maxlength="100"
        [placeholder]="label()"
        [attr.aria-label]="label()"
        [value]="text()"
        (input)="typed(field.value)"
      />
    </label>
  `,
  styles: `
    :host {
      flex: 1 1 240px;
    }

    label {
      --icon-size: 18px;
      display: flex;
      align-items: center;
      gap: var(--space-2);
      box-sizing: border-box;
      height: 40px;
      padding: 0 var(--space-3);
      border: 1px solid var(--line);
      border-radius: var(--radius-control);
      background: var(--surface-raised);
      color: var(--text-muted);
    }

    label:focus-within {
      border-color: var(--accent);
      box-shadow: inset 0 0 0 1px var(--accent);
    }

    input {
      flex: 1;
      min-width: 0;
      border: 0;
      outline: none;
      background: none;
      color: var(--text);
      font: inherit;
    }

    input::placeholder {
      color: var(--text-muted);
      opacity: 1;
    }
  `,
})
export class SearchField {
  readonly label = input.required<string>();
  /** What is looked for now. */
  readonly value = input.required<string>();
  readonly searched = output<string>();

  /** As it is typed: a space at its end stays while somebody is about to type the next word. */
  protected readonly text = linkedSignal<string, string>({
    source: this.value,
    computation: (value, before) => (before?.value.trim() === value ? before.value : value),
  });

  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
    });
  }

  protected typed(text: string): void {
    this.text.set(text);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.searched.emit(text);
    }, delayMs);
  }
}
