import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Problem } from '../api/problem';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import { words } from '../words';
import { pictureTypes, portraitOf, PortraitRefused } from './portrait';
import { ProfileApi } from './profile-api';
import { draftOf, longestBiography, longestName, profileChange } from './profile-draft';
import { Session } from './session';
import { User } from './user';

/** Picture, name and biography: what stands beside one's streams. */
@Component({
  selector: 'app-profile-form',
  imports: [
    Avatar,
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
  templateUrl: './profile-form.html',
  styleUrl: './profile-form.css',
})
export class ProfileForm {
  private readonly api = inject(ProfileApi);
  private readonly session = inject(Session);
  private readonly snackBar = inject(MatSnackBar);

  readonly user = input.required<User>();
  readonly saved = output<User>();

  protected readonly words = words.profile;
  protected readonly accepted = pictureTypes.join(',');
  protected readonly problem = signal<string | null>(null);
  protected readonly pictureProblem = signal<string | null>(null);
  protected readonly picture = linkedSignal(() => draftOf(this.user()).picture);

  private readonly model = linkedSignal(() => {
    const { name, biography } = draftOf(this.user());
    return { name, biography };
  });
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.name, { message: words.profile.nameMissing });
      // Spaces alone are no name.
      validate(path.name, ({ value }) =>
        value() !== '' && value().trim() === ''
          ? { kind: 'blank', message: words.profile.nameMissing }
          : null,
      );
      maxLength(path.name, longestName, { message: words.profile.nameTooLong });
      maxLength(path.biography, longestBiography, { message: words.profile.biographyTooLong });
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly name = computed(() => this.model().name);
  protected readonly biographyLength = computed(
    () => `${this.model().biography.length}/${longestBiography}`,
  );

  protected async choose(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    // The same file can be chosen again after it was removed.
    input.value = '';
    if (!file) return;
    this.pictureProblem.set(null);
    try {
      this.picture.set(await portraitOf(file));
    } catch (error) {
      if (!(error instanceof PortraitRefused)) throw error;
      this.pictureProblem.set(words.profile.pictureProblems[error.reason]);
    }
  }

  protected removePicture(): void {
    this.pictureProblem.set(null);
    this.picture.set(null);
  }

  private async save(): Promise<null> {
    this.problem.set(null);
    const draft = { ...this.model(), picture: this.picture() };
    try {
      const user = await this.api.change(profileChange(this.user(), draft));
      this.session.learned(user);
      this.saved.emit(user);
      this.snackBar.open(words.profile.saved, undefined, { duration: 3_000 });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem.set(words.profile.notSaved);
    }
    return null;
  }
}
