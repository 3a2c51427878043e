import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { LinkClipboard } from '../ui/clipboard';
import { Icon } from '../ui/icon';
import { words } from '../words';

export interface PasswordLinkData {
  readonly name: string;
  /** The whole address. */
  readonly link: string;
}

/** Shows a one-time password link, the only time that it can be seen. */
@Component({
  selector: 'app-password-link-dialog',
  imports: [Icon, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title>{{ words.title(data.name) }}</h2>
    <mat-dialog-content>
      <p>{{ words.text(data.name) }}</p>
      <input
        #field
        readonly
        [attr.aria-label]="words.field"
        [value]="data.link"
        (focus)="field.select()"
      />
      <p>{{ words.once }}</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton [mat-dialog-close]="true">{{ words.done }}</button>
      <button matButton="filled" data-copy (click)="clipboard.copy(data.link)">
        <app-icon matButtonIcon name="copy" />{{ words.copy }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    mat-dialog-content {
      display: grid;
      gap: var(--space-4);
    }

    input {
      box-sizing: border-box;
      width: 100%;
      height: 40px;
      padding: 0 var(--space-3);
      border: 1px solid var(--line);
      border-radius: var(--radius-control);
      background: var(--surface-sunken);
      color: var(--text);
      font: inherit;
      text-overflow: ellipsis;
    }
  `,
})
export class PasswordLinkDialog {
  protected readonly data = inject<PasswordLinkData>(MAT_DIALOG_DATA);
  protected readonly clipboard = inject(LinkClipboard);
  protected readonly words = words.users.link;
}
