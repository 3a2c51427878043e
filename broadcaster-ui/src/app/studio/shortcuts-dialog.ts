import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { words } from '../words';
import { shortcuts } from './shortcuts';

@Component({
  selector: 'app-shortcuts-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title>{{ words.title }}</h2>
    <mat-dialog-content>
      <dl>
        @for (shortcut of shortcuts; track shortcut.key) {
          <dt>
            <kbd>{{ shortcut.key }}</kbd>
          </dt>
          <dd>{{ words[shortcut.action] }}</dd>
        }
      </dl>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="outlined" mat-dialog-close>{{ words.close }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: var(--space-3) var(--space-4);
      align-items: center;
      margin: 0;
    }

    dd {
      margin: 0;
      color: var(--text);
    }

    kbd {
      display: inline-grid;
      place-items: center;
      min-width: 26px;
      height: 26px;
      border: 1px solid var(--line);
      border-bottom-width: 2px;
      border-radius: 6px;
      background: var(--surface);
      color: var(--text);
      font: 550 var(--text-12) / 1 var(--font);
    }
  `,
})
export class ShortcutsDialog {
  protected readonly words = words.shortcuts;
  protected readonly shortcuts = shortcuts;
}
