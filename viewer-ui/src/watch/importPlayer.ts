import type { Player } from '../player/Player';

const key = 'rostrum.reloaded';
const reloadEveryMs = 60_000;

/** The player's code, a chunk of its own. */
export async function importPlayer(): Promise<typeof Player> {
  return (await import('../player')).Player;
}

/**
 * Some browsers remember for the life of a page that a chunk could not be had, and after an upgrade of the server the
 * chunk of an old page is gone for good. Then only a new page helps; nothing plays yet, so nobody misses anything. Once
 * a minute at most, and only when the server answers.
 */
export async function beginAgain(): Promise<void> {
  try {
    const last = Number(sessionStorage.getItem(key) ?? '0');
    if (Date.now() - last < reloadEveryMs) {
      return;
    }
    const answer = await fetch(window.location.href, { cache: 'no-store' });
    if (answer.ok) {
      sessionStorage.setItem(key, String(Date.now()));
      window.location.reload();
    }
  } catch {
    // No server or no storage: the next try may find them.
  }
}
