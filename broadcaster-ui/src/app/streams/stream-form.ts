import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import {
  FieldTree,
  form,
  FormField,
  FormRoot,
  maxLength,
  required,
  TreeValidationResult,
  validate,
} from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Location } from '@angular/common';
import { Problem } from '../api/problem';
import { CaptionsForm } from '../captions/captions-form';
import { captionsOff, CaptionSettings } from '../captions/caption-settings';
import { termsProblem } from '../captions/terms';
import { Choice } from '../ui/choice';
import { Icon } from '../ui/icon';
import { IconName } from '../ui/icon-paths';
import { fromLocalInput, toLocalInput, zoneName } from '../ui/moments';
import { Notice } from '../ui/notice';
import { words } from '../words';
import { readRetention, retentionChoices, retentionValue } from './retention';
import { Stream, StreamDraft, visibilities, Visibility } from './stream';

const longestTitle = 120;
const longestDescription = 4_000;

interface Model {
  title: string;
  description: string;
  /** Of a `datetime-local` input. */
  start: string;
  visibility: Visibility;
  retentionDays: number | null;
  captions: CaptionSettings;
}

/** What a broadcaster says about a stream, for a new one and for one that is there. */
@Component({
  selector: 'app-stream-form',
  imports: [
    CaptionsForm,
    Choice,
    FormField,
    FormRoot,
    Icon,
    MatButton,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    Notice,
  ],
  templateUrl: './stream-form.html',
  styleUrl: './stream-form.css',
})
export class StreamForm {
  private readonly location = inject(Location);

  /** The stream to change; none for a new one. */
  readonly stream = input<Stream | null>(null);
  readonly submitWord = input.required<string>();
  readonly save = input.required<(draft: StreamDraft) => Promise<void>>();

  protected readonly words = words.form;
  protected readonly captionWords = words.captions;
  protected readonly common = words.common;
  protected readonly choices = visibilities.map((value) => ({
    value,
    icon: visibilityIcons[value],
    ...words.visibility[value],
  }));
  protected readonly zone = zoneName();
  protected readonly problem = signal<string | null>(null);
  protected readonly captionsProblem = signal<string | null>(null);
  protected readonly captions = computed(() => this.model().captions);

  private readonly model = linkedSignal<Model>(() => modelOf(this.stream()));
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.title, { message: words.form.titleMissing });
      // Spaces alone are no title.
      validate(path.title, ({ value }) =>
        value() !== '' && value().trim() === ''
          ? { kind: 'blank', message: words.form.titleMissing }
          : null,
      );
      maxLength(path.title, longestTitle, { message: words.form.titleTooLong });
      maxLength(path.description, longestDescription, { message: words.form.descriptionTooLong });
    },
    { submission: { action: () => this.submit() } },
  );
  /** A stream that is not recorded has nothing to keep. */
  protected readonly isRecorded = computed(() => this.stream()?.record ?? true);
  protected readonly retentions = computed(() =>
    retentionChoices(this.stream()?.retentionDays ?? null),
  );
  protected readonly retention = computed(() => retentionValue(this.model().retentionDays));
  protected readonly titleLength = computed(() => `${this.model().title.length}/${longestTitle}`);

  protected keep(value: string): void {
    this.model.update((model) => ({ ...model, retentionDays: readRetention(value) }));
  }

  protected setCaptions(captions: CaptionSettings): void {
    this.model.update((model) => ({ ...model, captions }));
    this.captionsProblem.set(null);
  }

  protected cancel(): void {
    this.location.back();
  }

  private async submit(): Promise<TreeValidationResult> {
    this.problem.set(null);
    // Said beside the field; sent it would only be refused.
    if (termsProblem(this.captions().phrases)) {
      this.problem.set(words.form.checkFields);
      return null;
    }
    try {
      await this.save()(draftOf(this.model()));
      return null;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const refused = this.refusedFields(error);
      const captions = error.fields.find(({ field }) => /^captions\b/.test(field));
      this.captionsProblem.set(captions ? words.captions.refused(captions.message) : null);
      const isField = refused.length > 0 || captions !== undefined;
      this.problem.set(isField ? words.form.checkFields : words.form.failed);
      return refused;
    }
  }

  /** The service's field messages, beside their fields. */
  private refusedFields(
    problem: Problem,
  ): { kind: string; message: string; fieldTree: FieldTree<unknown> }[] {
    const fields: Record<string, FieldTree<unknown>> = {
      title: this.form.title,
      description: this.form.description,
      scheduledStart: this.form.start,
      visibility: this.form.visibility,
      retentionDays: this.form.retentionDays,
    };
    return problem.fields.flatMap(({ field, message }) => {
      const fieldTree = fields[field];
      return fieldTree ? [{ kind: 'server', message, fieldTree }] : [];
    });
  }
}

const visibilityIcons: Record<Visibility, IconName> = {
  public: 'globe',
  unlisted: 'link',
  private: 'lock',
};

function modelOf(stream: Stream | null): Model {
  return {
    title: stream?.title ?? '',
    description: stream?.description ?? '',
    start: toLocalInput(stream?.scheduledStart ?? null),
    visibility: stream?.visibility ?? 'public',
    retentionDays: stream?.retentionDays ?? null,
    captions: stream?.captions ?? captionsOff,
  };
}

function draftOf({
  title,
  description,
  start,
  visibility,
  retentionDays,
  captions,
}: Model): StreamDraft {
  return {
    title: title.trim(),
    description: description.trim(),
    scheduledStart: fromLocalInput(start),
    visibility,
    retentionDays,
    captions,
  };
}
