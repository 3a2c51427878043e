import { Component, input } from '@angular/core';
import { Logo } from '../ui/logo';

/** The quiet page around sign-in and password: one card in the middle. */
@Component({
  selector: 'app-entry-card',
  imports: [Logo],
  template: `
    <main>
      <app-logo />
      <section class="card" [attr.aria-label]="heading()">
        <h1>{{ heading() }}</h1>
        <ng-content />
      </section>
    </main>
  `,
  styles: `
    main {
      box-sizing: border-box;
      display: grid;
      align-content: center;
      justify-items: center;
      gap: var(--space-8);
      min-height: 100dvh;
      padding: var(--space-6) var(--space-4) 12vh;
    }

    section {
      box-sizing: border-box;
      width: min(100%, 400px);
      padding: var(--space-8);
      box-shadow: var(--shadow);
    }

    h1 {
      margin-bottom: var(--space-6);
      font-size: var(--text-20);
      letter-spacing: -0.01em;
    }

    @media (max-width: 480px) {
      section {
        padding: var(--space-6) var(--space-5);
      }
    }
  `,
})
export class EntryCard {
  readonly heading = input.required<string>();
}
