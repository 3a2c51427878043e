import { Component, computed, input } from '@angular/core';

/** Somebody's picture in a circle, or two letters of the name. Decoration: the name stands beside it or in a label. */
@Component({
  selector: 'app-avatar',
  template: `
    @if (pictureUrl(); as url) {
      <img [src]="url" alt="" />
    } @else {
      {{ initials() }}
    }
  `,
  host: { 'aria-hidden': 'true' },
  styles: `
    :host {
      display: grid;
      flex: none;
      place-items: center;
      width: var(--avatar-size, 32px);
      height: var(--avatar-size, 32px);
      overflow: hidden;
      border-radius: 50%;
      background: var(--accent-soft);
      color: var(--accent);
      font: 600 calc(var(--avatar-size, 32px) * 0.375) / 1 var(--font);
    }

    img {
      width: 100%;
      height: 100%;
      object-fit: cover;
    }
  `,
})
export class Avatar {
  readonly name = input.required<string>();
  readonly pictureUrl = input<string | null>(null);
  protected readonly initials = computed(() => initialsOf(this.name()));
}

/** First letters of the first and the last word. */
export function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/);
  return [parts[0], parts.length > 1 ? parts.at(-1) : undefined].map(firstLetter).join('');
}

function firstLetter(word: string | undefined): string {
  const code = word?.codePointAt(0);
  return code === undefined ? '' : String.fromCodePoint(code).toLocaleUpperCase();
}
