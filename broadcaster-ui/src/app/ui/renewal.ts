import { DestroyRef, inject } from '@angular/core';

/**
 * Renews what a component shows at a steady pace while that is worth it and somebody looks, and at once when somebody
 * looks again. Ends with the component.
 */
export function renewWhile(
  isWorthIt: () => boolean,
  everyMs: number,
  renew: () => Promise<unknown>,
): void {
  let isUnderWay = false;
  const look = (): void => {
    if (isUnderWay || document.visibilityState !== 'visible' || !isWorthIt()) return;
    isUnderWay = true;
    void renew().finally(() => {
      isUnderWay = false;
    });
  };
  const timer = setInterval(look, everyMs);
  document.addEventListener('visibilitychange', look);
  inject(DestroyRef).onDestroy(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  });
}
