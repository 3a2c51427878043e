import { Component, computed, ElementRef, input, output, signal, viewChild } from '@angular/core';
import { MatAutocomplete, MatAutocompleteTrigger, MatOption } from '@angular/material/autocomplete';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { findLanguages, languagesOf, ownName } from './languages';

/** One language out of many: typing finds it by its own name, the reader's name for it, or its tag. */
@Component({
  selector: 'app-language-field',
  imports: [MatAutocomplete, MatAutocompleteTrigger, MatFormField, MatInput, MatLabel, MatOption],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>{{ label() }}</mat-label>
      <input
        #field
        matInput
        spellcheck="false"
        [value]="nameOf(value())"
        [matAutocomplete]="list"
        (focus)="field.select()"
        (input)="search.set(field.value)"
        (blur)="settle()"
      />
      <mat-autocomplete
        #list="matAutocomplete"
        autoActiveFirstOption
        [displayWith]="nameOf"
        (optionSelected)="choose($event.option.value)"
        (closed)="settle()"
      >
        @for (language of found(); track language.tag) {
          <mat-option [value]="language.tag">
            <span class="language">
              <span [lang]="language.tag" dir="auto">{{ language.name }}</span>
              @if (language.readersName !== language.name) {
                <small class="muted">{{ language.readersName }}</small>
              }
              <small class="muted tag">{{ language.tag }}</small>
            </span>
          </mat-option>
        }
      </mat-autocomplete>
    </mat-form-field>
  `,
  styles: `
    :host,
    mat-form-field {
      display: block;
      width: 100%;
    }

    .language {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--space-3);
      align-items: baseline;
    }

    small {
      font-size: var(--text-12);
    }

    .tag {
      margin-left: auto;
    }
  `,
})
export class LanguageField {
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  readonly label = input.required<string>();
  /** BCP 47; empty: none yet. */
  readonly value = input.required<string>();
  readonly tags = input.required<readonly string[]>();
  /** A tag that is not in the list may be written. */
  readonly takesOthers = input(true);
  readonly chosen = output<string>();

  protected readonly search = signal('');
  protected readonly nameOf = (tag: string): string => (tag === '' ? '' : ownName(tag));
  private readonly languages = computed(() => languagesOf(this.tags()));
  protected readonly found = computed(() =>
    findLanguages(this.languages(), this.search(), this.takesOthers()),
  );

  protected choose(tag: string): void {
    this.search.set('');
    this.chosen.emit(tag);
  }

  /** What was typed and not chosen is no language: the field says again what holds. */
  protected settle(): void {
    this.search.set('');
    this.field().nativeElement.value = this.nameOf(this.value());
  }
}
