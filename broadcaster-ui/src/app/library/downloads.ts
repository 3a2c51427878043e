import { inject, Service } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { words } from '../words';
import { Recording } from './recording';
import { VodAddresses } from './vod-addresses';

/** Saves recordings to the reader's disk: the browser fetches, and can go on after a break. */
@Service()
export class Downloads {
  private readonly addresses = inject(VodAddresses);
  private readonly snackBar = inject(MatSnackBar);

  async start(recording: Recording): Promise<void> {
    if (recording.fileUrl === null) return;
    try {
      const link = document.createElement('a');
      link.href = `${await this.addresses.open(recording, recording.fileUrl)}?download`;
      // The server's answer names the file; this only keeps the page where it is.
      link.download = '';
      link.click();
    } catch {
      this.snackBar.open(words.library.downloadFailed, undefined, { duration: 4_000 });
    }
  }
}
