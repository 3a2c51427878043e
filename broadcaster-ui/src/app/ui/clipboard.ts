import { inject, Service } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { words } from '../words';

/** Copies a link, or another text, and says so. */
@Service()
export class LinkClipboard {
  private readonly snackBar = inject(MatSnackBar);

  async copy(link: string, copied: string = words.common.copied): Promise<void> {
    let message = copied;
    try {
      await navigator.clipboard.writeText(link);
    } catch {
      message = words.common.copyFailed;
    }
    this.snackBar.open(message, undefined, { duration: 3_000 });
  }
}
