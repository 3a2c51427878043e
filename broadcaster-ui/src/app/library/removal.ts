import { inject, Service } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { words } from '../words';
import { Recording } from './recording';

/** What a page does with its own recordings. */
export interface Removable {
  remove(recording: Recording): Promise<void>;
  restore(recording: Recording): Promise<void>;
}

/** Deletes without asking, because it can be taken back: at once by "Undo", and for a day from "Recently deleted". */
@Service()
export class Removal {
  private readonly snackBar = inject(MatSnackBar);

  /** True when it is deleted. */
  async remove(recording: Recording, from: Removable): Promise<boolean> {
    try {
      await from.remove(recording);
    } catch {
      this.tell(words.library.removeFailed);
      return false;
    }
    const { title } = recording;
    const undo = { duration: 10_000 };
    this.snackBar
      .open(words.library.removed(title), words.library.undo, undo)
      .onAction()
      .subscribe(() => void this.restore(recording, from));
    return true;
  }

  async restore(recording: Recording, to: Pick<Removable, 'restore'>): Promise<void> {
    try {
      await to.restore(recording);
      this.tell(words.library.restored(recording.title));
    } catch {
      this.tell(words.library.restoreFailed);
    }
  }

  private tell(message: string): void {
    this.snackBar.open(message, undefined, { duration: 4_000 });
  }
}
