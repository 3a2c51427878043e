import { Component, inject, Service } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialog,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { menuClosed } from './menu-closed';

export interface Question {
  readonly title: string;
  readonly text: string;
  readonly cancel: string;
  readonly confirm: string;
}

/** Asks once, in a dialog whose safe answer has the focus. */
@Service()
export class Confirm {
  private readonly dialog = inject(MatDialog);

  async ask(question: Question): Promise<boolean> {
    await menuClosed();
    const dialog = this.dialog.open<ConfirmDialog, Question, boolean>(ConfirmDialog, {
      data: question,
      width: '420px',
      role: 'alertdialog',
      autoFocus: '[data-safe]',
    });
    return (await firstValueFrom(dialog.afterClosed(), { defaultValue: false })) === true;
  }
}

@Component({
  selector: 'app-confirm-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title>{{ question.title }}</h2>
    <mat-dialog-content>{{ question.text }}</mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton data-safe [mat-dialog-close]="false">{{ question.cancel }}</button>
      <button matButton="outlined" [mat-dialog-close]="true">{{ question.confirm }}</button>
    </mat-dialog-actions>
  `,
})
export class ConfirmDialog {
  protected readonly question = inject<Question>(MAT_DIALOG_DATA);
}
