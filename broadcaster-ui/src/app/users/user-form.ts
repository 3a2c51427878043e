import { Component, computed, inject, signal } from '@angular/core';
import {
  disabled,
  email,
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
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { roles, User } from '../account/user';
import { longestName } from '../account/profile-draft';
import { Problem } from '../api/problem';
import { Notice } from '../ui/notice';
import { words } from '../words';
import { UserDraft } from './user-api';
import { draftOf, fieldsOf, newUser } from './user-draft';

export interface UserFormData {
  /** The account to change; none for a new one. */
  readonly user: User | null;
  /** It is the account of who looks at this: nobody takes the role of administrator from themselves. */
  readonly isOwn: boolean;
  /** Rejects with a {@link Problem}, and the form stays open. */
  readonly save: (draft: UserDraft) => Promise<void>;
}

/** Email, name and roles of an account, in a dialog. */
@Component({
  selector: 'app-user-form',
  imports: [
    FormField,
    FormRoot,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatError,
    MatFormField,
    MatInput,
    MatLabel,
    Notice,
  ],
  templateUrl: './user-form.html',
  styleUrl: './user-form.css',
})
export class UserForm {
  private readonly dialog = inject<MatDialogRef<UserForm, boolean>>(MatDialogRef);

  protected readonly data = inject<UserFormData>(MAT_DIALOG_DATA);
  protected readonly words = words.users.form;
  protected readonly common = words.common;
  protected readonly roles = roles;
  protected readonly roleWords = words.users.roles;
  protected readonly problem = signal<string | null>(null);

  private readonly model = signal(this.data.user ? fieldsOf(this.data.user) : newUser);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.email, { message: words.signIn.emailMissing });
      email(path.email, { message: words.signIn.emailWrong });
      required(path.name, { message: words.users.form.nameMissing });
      // Spaces alone are no name.
      validate(path.name, ({ value }) =>
        value() !== '' && value().trim() === ''
          ? { kind: 'blank', message: words.users.form.nameMissing }
          : null,
      );
      maxLength(path.name, longestName, { message: words.profile.nameTooLong });
      disabled(path.roles.ADMIN, { when: () => this.data.isOwn });
      validate(path.roles, ({ value }) =>
        roles.some((role) => value()[role])
          ? null
          : { kind: 'no-role', message: words.users.form.roleMissing },
      );
    },
    { submission: { action: () => this.submit() } },
  );
  protected readonly rolesProblem = computed(() => {
    const field = this.form.roles();
    return field.touched() ? (field.errors()[0]?.message ?? null) : null;
  });

  private async submit(): Promise<TreeValidationResult> {
    this.problem.set(null);
    try {
      await this.data.save(draftOf(this.model()));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const refused = this.refusedFields(error);
      if (refused.length === 0) this.problem.set(words.users.form.failed);
      return refused;
    }
    this.dialog.close(true);
    return null;
  }

  /** The service's field messages, beside their fields. */
  private refusedFields(
    problem: Problem,
  ): { kind: string; message: string; fieldTree: FieldTree<unknown> }[] {
    const fields: Record<string, FieldTree<unknown>> = {
      email: this.form.email,
      name: this.form.name,
      roles: this.form.roles,
    };
    return problem.fields.flatMap(({ field, message }) => {
      const fieldTree = fields[field];
      const text = problem.code === 'email-taken' ? words.users.form.emailTaken : message;
      return fieldTree ? [{ kind: 'server', message: text, fieldTree }] : [];
    });
  }
}
