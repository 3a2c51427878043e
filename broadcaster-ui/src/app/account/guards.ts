import { inject } from '@angular/core';
import { CanActivateFn, CanMatchFn, GuardResult, RedirectCommand, Router } from '@angular/router';
import { Session } from './session';
import { isAdministrator } from './user';

/** Navigation info of somebody on the way out: the session ends when the page has been left. */
export const signingOut = 'signing-out';

/** Lets in who is signed in, silently where the refresh cookie allows; everybody else signs in first and comes back. */
export const signedIn: CanActivateFn = async (_, target): Promise<GuardResult> => {
  const session = inject(Session);
  const router = inject(Router);
  try {
    const state = await session.restore();
    if (state.kind === 'signed-in') return true;
    return router.createUrlTree(['/sign-in'], { queryParams: { return: target.url } });
  } catch {
    // The address stays, so that a reload or "Try again" leads to the same page.
    return new RedirectCommand(router.createUrlTree(['/unreachable']), {
      skipLocationChange: true,
    });
  }
};

/** Keeps somebody who is signed in already away from the sign-in page. */
export const signedOut: CanActivateFn = async (route): Promise<GuardResult> => {
  const session = inject(Session);
  const router = inject(Router);
  if (router.currentNavigation()?.extras.info === signingOut) return true;
  try {
    const state = await session.restore();
    return state.kind === 'signed-in'
      ? router.parseUrl(returnPath(route.queryParamMap.get('return')))
      : true;
  } catch {
    return true;
  }
};

/** Pages that are not there for anybody else: the address of one leads to "not found", or to signing in first. */
export const administrator: CanMatchFn = async (): Promise<boolean> => {
  const session = inject(Session);
  try {
    await session.restore();
  } catch {
    // {@link signedIn} asks again, and says that the server is away.
  }
  return isAdministrator(session.user());
};

/** Where to go after signing in: only a path of this app, never another site. */
export function returnPath(wished: string | null): string {
  return wished?.startsWith('/') && !wished.startsWith('//') ? wished : '/streams';
}
