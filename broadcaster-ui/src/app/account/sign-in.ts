import { Component, computed, inject, input, signal } from '@angular/core';
import { email, form, FormField, FormRoot, required } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatError, MatFormField, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router } from '@angular/router';
import { Problem } from '../api/problem';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import { words } from '../words';
import { EntryCard } from './entry-card';
import { returnPath } from './guards';
import { Session } from './session';

@Component({
  selector: 'app-sign-in',
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
  templateUrl: './sign-in.html',
  styleUrl: './entry-form.css',
})
export class SignIn {
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  /** Where to go afterwards; from the address. */
  readonly return = input<string>();
  /** Set after a password has been chosen. */
  readonly welcome = input<string>();

  protected readonly words = words.signIn;
  protected readonly isPasswordShown = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly wasExpired = computed(() => {
    const state = this.session.state();
    return state.kind === 'signed-out' && state.expired;
  });

  private readonly model = signal({ email: '', password: '' });
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.email, { message: words.signIn.emailMissing });
      email(path.email, { message: words.signIn.emailWrong });
      required(path.password, { message: words.signIn.passwordMissing });
    },
    { submission: { action: () => this.signIn() } },
  );

  private async signIn(): Promise<null> {
    this.problem.set(null);
    const { email: address, password } = this.model();
    try {
      await this.session.signIn(address.trim(), password);
      await this.router.navigateByUrl(returnPath(this.return() ?? null));
    } catch (error) {
      this.problem.set(signInWords(error));
    }
    return null;
  }
}

/** What a failed attempt means, in words. */
export function signInWords(error: unknown): string {
  if (!(error instanceof Problem)) throw error;
  if (error.status === 429) return words.signIn.tooMany(error.retryAfterSeconds);
  if (error.status === 401 || error.status === 400) return words.signIn.badCredentials;
  return `${words.shell.unreachable.title}. ${words.shell.unreachable.text}`;
}
