import type { Player } from './Player';

export interface ShortcutPanels {
  toggleStatistics(): void;
  toggleHelp(): void;
  /** Whether there was something to close. */
  close(): boolean;
}

type Action = (player: Player, panels: ShortcutPanels) => void;

const actions: Readonly<Record<string, Action>> = {
  k: (player) => {
    player.togglePlaying();
  },
  m: (player) => {
    player.toggleMuted();
  },
  l: (player) => {
    player.playhead.goLive();
  },
  c: (player) => {
    player.captions.toggle();
  },
  f: (player) => {
    player.toggleFullscreen();
  },
  p: (player) => {
    player.togglePictureInPicture();
  },
  i: (_, panels) => {
    panels.toggleStatistics();
  },
  '?': (_, panels) => {
    panels.toggleHelp();
  },
};

/** Only where the focused control has no use of its own for the key. */
const pictureActions: Readonly<Record<string, Action>> = {
  ' ': (player) => {
    player.togglePlaying();
  },
  arrowleft: (player) => {
    player.playhead.seekBy(-10);
  },
  arrowright: (player) => {
    player.playhead.seekBy(10);
  },
  arrowup: (player) => {
    player.changeVolume(0.1);
  },
  arrowdown: (player) => {
    player.changeVolume(-0.1);
  },
};

/** Controls that use Space and the arrow keys themselves. */
const ownKeys = 'button, a, input, [role="slider"], [role^="menuitem"]';

/**
 * The player's keys. They work only while the focus is inside the player (WCAG 2.2, 2.1.4: a single letter must not act
 * from anywhere on the page), and never together with a modifier.
 */
export function listenForShortcuts(
  region: HTMLElement,
  player: Player,
  panels: ShortcutPanels,
): void {
  const listen = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) {
      return;
    }
    const key = event.key.toLowerCase();
    // Nothing open: Escape means what it means to the control that has the focus, or to full screen.
    if (key === 'escape' && panels.close()) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const busy = event.target instanceof Element && event.target.closest(ownKeys) !== null;
    const action = actions[key] ?? (busy ? undefined : pictureActions[key]);
    if (action) {
      event.preventDefault();
      event.stopPropagation();
      action(player, panels);
    }
  };
  // On the way in: a control of Video.js keeps each key to itself.
  region.addEventListener('keydown', listen, { capture: true });
}
