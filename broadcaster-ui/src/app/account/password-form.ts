import { Component, inject, input, signal } from '@angular/core';
import {
  FieldTree,
  form,
  FormField,
  FormRoot,
  maxLength,
  minLength,
  required,
  TreeValidationResult,
} from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Problem } from '../api/problem';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import { words } from '../words';
import { longestPassword, shortestPassword } from './password-rules';
import { ProfileApi } from './profile-api';

const empty = { current: '', password: '' };

/** Changes one's own password, by the current one. */
@Component({
  selector: 'app-password-form',
  imports: [
    FormField,
    FormRoot,
    Icon,
    MatButton,
    MatError,
    MatFormField,
    MatHint,
    MatIconButton,
    MatInput,
    MatLabel,
    MatSuffix,
    Notice,
  ],
  templateUrl: './password-form.html',
  styleUrl: './password-form.css',
})
export class PasswordForm {
  private readonly api = inject(ProfileApi);
  private readonly snackBar = inject(MatSnackBar);

  /** So that a password manager knows whose password this is. */
  readonly email = input.required<string>();

  protected readonly words = words.profile.password;
  protected readonly entry = words.signIn;
  protected readonly isShown = signal(false);
  protected readonly problem = signal<string | null>(null);

  private readonly model = signal(empty);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.current, { message: words.profile.password.currentMissing });
      required(path.password, { message: words.password.tooShort });
      minLength(path.password, shortestPassword, { message: words.password.tooShort });
      maxLength(path.password, longestPassword, { message: words.profile.password.tooLong });
    },
    { submission: { action: () => this.change() } },
  );

  private async change(): Promise<TreeValidationResult> {
    this.problem.set(null);
    const { current, password } = this.model();
    try {
      await this.api.changePassword(current, password);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.code === 'wrong-password') return wrong(this.form.current);
      this.problem.set(problemWords(error));
      return null;
    }
    // A fresh form: nothing has been typed into it, so nothing is missing.
    this.form().reset(empty);
    this.snackBar.open(words.profile.password.changed, undefined, { duration: 5_000 });
    return null;
  }
}

function wrong(fieldTree: FieldTree<string>): TreeValidationResult {
  return { kind: 'wrong', message: words.profile.password.wrong, fieldTree };
}

function problemWords(problem: Problem): string {
  if (problem.status === 429) return words.signIn.tooMany(problem.retryAfterSeconds);
  return words.profile.password.failed;
}
