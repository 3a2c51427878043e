import { Component, input } from '@angular/core';
import { Icon } from '../ui/icon';
import { words } from '../words';
import { Audience } from './audience';

@Component({
  selector: 'app-audience-card',
  imports: [Icon],
  template: `
    <h2><app-icon name="users" />{{ words.title }}</h2>
    <p class="now figure" aria-live="polite">
      <strong>{{ audience().now() }}</strong> {{ words.viewers }}
    </p>
    @if (!audience().isCurrent()) {
      <p class="muted">{{ words.old }}</p>
    } @else if (audience().peak() === 0) {
      <p class="muted">{{ words.none }}</p>
    } @else {
      <p class="muted figure">{{ words.peak(audience().peak()) }}</p>
    }
  `,
  styleUrl: './card.css',
  styles: `
    .now strong {
      margin-right: 4px;
      font-size: var(--text-28);
      font-weight: 600;
      letter-spacing: -0.02em;
      line-height: 1;
    }
  `,
})
export class AudienceCard {
  readonly audience = input.required<Audience>();
  protected readonly words = words.studio.audience;
}
