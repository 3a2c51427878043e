import { inject, Service } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { words } from '../words';

/** Copies a link and says so. */
@Service()
export class LinkClipboard {
  private readonly snackBar = inject(MatSnackBar);

  async copy(link: string): Promise<void> {
    let message: string = words.common.copied;
    try {
      await navigator.clipboard.writeText(link);
    } catch {
      message = words.common.copyFailed;
    }
    this.snackBar.open(message, undefined, { duration: 3_000 });
  }
}
