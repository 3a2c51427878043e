import { signal } from '@angular/core';

export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** `public/theme.js` reads the same key before the first paint, and the watch page shares it. */
const key = 'rostrum.theme';

/** Light, dark, or whatever the system says; remembered by this browser. */
export class Theme {
  private readonly chosen = signal<ThemeChoice>('system');
  readonly choice = this.chosen.asReadonly();

  constructor(
    private readonly root: HTMLElement,
    private readonly storage: Storage | null,
  ) {
    this.apply(this.remembered());
  }

  choose(choice: ThemeChoice): void {
    this.apply(choice);
    try {
      if (choice === 'system') this.storage?.removeItem(key);
      else this.storage?.setItem(key, choice);
    } catch {
      // Full or forbidden storage: the choice then lasts as long as this page.
    }
  }

  private apply(choice: ThemeChoice): void {
    this.chosen.set(choice);
    if (choice === 'system') delete this.root.dataset['theme'];
    else this.root.dataset['theme'] = choice;
  }

  private remembered(): ThemeChoice {
    try {
      const value = this.storage?.getItem(key);
      return themeChoices.find((choice) => choice === value) ?? 'system';
    } catch {
      return 'system';
    }
  }
}

/** This origin's storage, or null where the browser forbids it. */
export function localStorageIfAllowed(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
