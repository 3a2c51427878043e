import { Component, inject, input, signal } from '@angular/core';
import { form, FormField, FormRoot, minLength, required } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatError, MatFormField, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router } from '@angular/router';
import { Problem } from '../api/problem';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import { words } from '../words';
import { EntryCard } from './entry-card';
import { signingOut } from './guards';
import { shortestPassword } from './password-rules';
import { Session } from './session';

/** The page behind a one-time link: `/studio/password?token=…`. */
@Component({
  selector: 'app-set-password',
  imports: [
    EntryCard,
    FormField,
    FormRoot,
    Icon,
    MatButton,
    MatError,
    MatFormField,
    MatIconButton,
    MatInput,
    MatLabel,
    MatSuffix,
    Notice,
  ],
  templateUrl: './set-password.html',
  styleUrl: './entry-form.css',
})
export class SetPassword {
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  readonly token = input<string>();

  protected readonly words = words.password;
  protected readonly entry = words.signIn;
  protected readonly isPasswordShown = signal(false);
  protected readonly problem = signal<string | null>(null);

  private readonly model = signal({ password: '' });
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.password, { message: words.password.tooShort });
      minLength(path.password, shortestPassword, { message: words.password.tooShort });
    },
    { submission: { action: () => this.setPassword() } },
  );

  private async setPassword(): Promise<null> {
    this.problem.set(null);
    try {
      await this.session.setPassword(this.token() ?? '', this.model().password);
      await this.router.navigate(['/sign-in'], {
        queryParams: { welcome: 'password-set' },
        // Somebody else may be signed in here; the new password is for signing in afresh.
        info: signingOut,
      });
    } catch (error) {
      this.problem.set(passwordWords(error));
    }
    return null;
  }
}

function passwordWords(error: unknown): string {
  if (!(error instanceof Problem)) throw error;
  if (error.isTemporary) return `${words.shell.unreachable.title}. ${words.shell.unreachable.text}`;
  if (error.status === 429) return words.signIn.tooMany(error.retryAfterSeconds);
  const field = error.fields.find((candidate) => candidate.field === 'password');
  return field?.message ?? words.password.refused;
}
