import { Component, effect, inject, untracked } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { Session } from './account/session';
import { OnAir } from './studio/on-air';
import { Theme } from './theme/theme';

/** The frame around everything: only the router's outlet, and the way out when the session has ended. */
@Component({
  selector: 'app-root',
  imports: [RouterOutlet],
  template: '<router-outlet />',
})
export class App {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly onAir = inject(OnAir);

  constructor() {
    // Applies the remembered choice even on pages that show no switch.
    inject(Theme);
    effect(() => {
      const state = this.session.state();
      // A stream on air goes on without a session; the page asks to sign in when it is over.
      if (state.kind !== 'signed-out' || !state.expired || this.onAir.isOnAir()) return;
      untracked(() => {
        void this.router.navigate(['/sign-in'], { queryParams: { return: this.router.url } });
      });
    });
  }
}
