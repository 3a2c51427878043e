import { Component, computed, inject, input, linkedSignal, output, resource } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { browserRecognition } from '../speech/recognition';
import { TranscriptApi } from '../transcripts/transcript-api';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import { words } from '../words';
import { CaptionSettings, mostAlternatives, mostTerms, ProviderName } from './caption-settings';
import { LanguageField } from './language-field';
import { commonTags } from './languages';
import { languagesFor, providerChoices } from './provider-choice';
import { readTerms, termsProblem } from './terms';

/** A stream's captions: whether, in which languages, by whom, and which names are to be expected. */
@Component({
  selector: 'app-captions-form',
  imports: [Icon, LanguageField, MatButton, MatIconButton, MatSlideToggle, Notice],
  templateUrl: './captions-form.html',
  styleUrl: './captions-form.css',
})
export class CaptionsForm {
  private readonly api = inject(TranscriptApi);

  readonly settings = input.required<CaptionSettings>();
  /** What the service refused. */
  readonly problem = input<string | null>(null);
  readonly changed = output<CaptionSettings>();

  protected readonly words = words.captions;
  protected readonly common = words.common;
  protected readonly mostTerms = mostTerms;
  protected readonly mostAlternatives = mostAlternatives;
  /** Asked for when they are of use. */
  protected readonly providers = resource({
    params: () => this.settings().enabled || undefined,
    loader: () => this.api.providers(),
  });
  private readonly known = computed(() =>
    this.providers.hasValue() ? this.providers.value() : null,
  );
  protected readonly choices = computed(() => {
    const known = this.known();
    const ability = { canRecognise: browserRecognition() !== null };
    return known && providerChoices(known, this.settings().provider, ability);
  });
  private readonly narrowed = computed(() => languagesFor(this.known(), this.settings().provider));
  protected readonly tags = computed(() => this.narrowed() ?? commonTags);
  protected readonly takesOthers = computed(() => this.narrowed() === null);
  protected readonly isUnknownLanguage = computed(() => {
    const narrowed = this.narrowed();
    return narrowed !== null && !narrowed.some((tag) => covers(tag, this.settings().language));
  });
  /** A field that is open for one more language. */
  protected readonly isAdding = linkedSignal({
    source: () => this.settings().alternatives.length,
    computation: () => false,
  });
  protected readonly termsText = linkedSignal<readonly string[], string>({
    source: () => this.settings().phrases,
    // What is being typed stays as it is, with its spaces and empty lines.
    computation: (phrases, before) =>
      before && readTerms(before.value).join('\n') === phrases.join('\n')
        ? before.value
        : phrases.join('\n'),
  });
  protected readonly termsCount = computed(() => this.settings().phrases.length);
  protected readonly termsProblem = computed(() => {
    const problem = termsProblem(this.settings().phrases);
    return problem && words.captions.termsProblems[problem];
  });

  protected change(change: Partial<CaptionSettings>): void {
    this.changed.emit({ ...this.settings(), ...change });
  }

  protected chooseLanguage(language: string): void {
    this.change({ language, alternatives: this.without(language) });
  }

  protected addAlternative(tag: string): void {
    if (tag === this.settings().language) return;
    this.change({ alternatives: [...this.without(tag), tag].slice(0, mostAlternatives) });
  }

  protected replaceAlternative(old: string, tag: string): void {
    if (tag === this.settings().language) return;
    const alternatives = this.settings().alternatives.map((other) => (other === old ? tag : other));
    this.change({ alternatives: [...new Set(alternatives)] });
  }

  protected removeAlternative(tag: string): void {
    this.change({ alternatives: this.without(tag) });
  }

  protected chooseProvider(provider: ProviderName | null): void {
    this.change({ provider });
  }

  protected write(text: string): void {
    this.termsText.set(text);
    this.change({ phrases: readTerms(text) });
  }

  private without(tag: string): string[] {
    return this.settings().alternatives.filter((other) => other !== tag);
  }
}

/** A model for `de` understands `de-AT`. */
function covers(known: string, wanted: string): boolean {
  const [a, b] = [known.toLowerCase(), wanted.toLowerCase()];
  return a === b || b.startsWith(`${a}-`);
}
