import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Location } from '@angular/common';
import { Router } from '@angular/router';
import { EmptyState } from '../ui/empty-state';
import { words } from '../words';

/** Shown in the place of a page while nobody can say who is signed in. */
@Component({
  selector: 'app-unreachable',
  imports: [EmptyState, MatButton],
  template: `
    <main>
      <app-empty-state icon="wifi" [heading]="words.title" [text]="words.text">
        <button matButton="filled" (click)="tryAgain()">{{ again }}</button>
      </app-empty-state>
    </main>
  `,
  styles: `
    main {
      display: grid;
      align-content: center;
      min-height: 80dvh;
    }
  `,
})
export class Unreachable {
  private readonly router = inject(Router);
  private readonly location = inject(Location);

  protected readonly words = words.shell.unreachable;
  protected readonly again = words.common.tryAgain;

  /** The address still names the wished page. */
  protected tryAgain(): void {
    void this.router.navigateByUrl(this.location.path(), { onSameUrlNavigation: 'reload' });
  }
}
