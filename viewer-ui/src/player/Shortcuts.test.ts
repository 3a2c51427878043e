import { beforeEach, expect, it, vi } from 'vitest';
import type { Player } from './Player';
import { listenForShortcuts } from './Shortcuts';

const player = {
  togglePlaying: vi.fn(),
  toggleMuted: vi.fn(),
  playhead: { goLive: vi.fn(), seekBy: vi.fn() },
  captions: { toggle: vi.fn() },
};
const panels = { toggleStatistics: vi.fn(), toggleHelp: vi.fn(), close: vi.fn(() => false) };

let region: HTMLElement;
let button: HTMLElement;

beforeEach(() => {
  vi.clearAllMocks();
  region = document.createElement('div');
  button = document.createElement('button');
  region.append(button);
  document.body.replaceChildren(region);
  listenForShortcuts(region, player as unknown as Player, panels);
});

function press(key: string, target: HTMLElement = region, more: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  target.dispatchEvent(event);
  return event.defaultPrevented;
}

it('acts although the control with the focus keeps its keys to itself', () => {
  button.addEventListener('keydown', (event) => {
    event.stopPropagation();
  });
  press('c', button);
  expect(player.captions.toggle).toHaveBeenCalledOnce();
});

it('does what the list of keys says', () => {
  press('k');
  press('M');
  press('l');
  press('c');
  press('ArrowLeft');
  press('i');
  press('?');

  expect(player.togglePlaying).toHaveBeenCalledOnce();
  expect(player.toggleMuted).toHaveBeenCalledOnce();
  expect(player.captions.toggle).toHaveBeenCalledOnce();
  expect(player.playhead.goLive).toHaveBeenCalledOnce();
  expect(player.playhead.seekBy).toHaveBeenCalledExactlyOnceWith(-10);
  expect(panels.toggleStatistics).toHaveBeenCalledOnce();
  expect(panels.toggleHelp).toHaveBeenCalledOnce();
});

it('leaves the keys of a control to the control, and those of the browser to the browser', () => {
  expect(press(' ', button)).toBe(false);
  expect(press('ArrowLeft', button)).toBe(false);
  expect(press('l', region, { ctrlKey: true })).toBe(false);

  expect(player.togglePlaying).not.toHaveBeenCalled();
  expect(player.playhead.seekBy).not.toHaveBeenCalled();
  expect(player.playhead.goLive).not.toHaveBeenCalled();
});

it('closes what is open by Escape, and takes the key from nobody else', () => {
  expect(press('Escape')).toBe(false);

  panels.close.mockReturnValueOnce(true);

  expect(press('Escape', button)).toBe(true);
});
