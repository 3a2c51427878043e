import { DestroyRef, inject, Signal, signal } from '@angular/core';

/** Whether a media query matches, as a signal of the component that asks. */
export function mediaMatches(query: string): Signal<boolean> {
  const list = matchMedia(query);
  const matches = signal(list.matches);
  const changed = (): void => {
    matches.set(list.matches);
  };
  list.addEventListener('change', changed);
  inject(DestroyRef).onDestroy(() => {
    list.removeEventListener('change', changed);
  });
  return matches.asReadonly();
}
