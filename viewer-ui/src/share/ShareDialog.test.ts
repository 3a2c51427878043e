import { expect, it, vi } from 'vitest';
import { aStream } from '../../test/streams';
import { ShareDialog } from './ShareDialog';

function shared(dialog: ShareDialog): string[] {
  return [...dialog.dialog.querySelectorAll<HTMLInputElement>('input, textarea')].map(
    ({ value }) => value,
  );
}

it('holds the link and the code of the event, and follows its title', () => {
  const dialog = new ShareDialog('https://live.example.org');

  dialog.show(aStream());
  dialog.show(aStream({ title: 'Linkers' }));

  const [link, code] = shared(dialog);
  expect(link).toBe('https://live.example.org/watch/s1');
  expect(code).toContain('title="Linkers"');
  expect(dialog.button.hidden).toBe(false);
});

it('does not offer to hand a private event on', () => {
  const dialog = new ShareDialog('https://live.example.org');

  dialog.show(aStream({ visibility: 'private' }));

  expect(dialog.button.hidden).toBe(true);
});

it('opens by its button, and closes by the other one and by a press beside it', () => {
  const dialog = new ShareDialog('https://live.example.org');
  const showModal = vi.fn();
  const close = vi.fn();
  // jsdom has no dialogs.
  Object.assign(dialog.dialog, { showModal, close });

  dialog.button.click();
  expect(showModal).toHaveBeenCalledOnce();
  dialog.dialog.querySelector('p')?.click();
  expect(close).not.toHaveBeenCalled();

  dialog.dialog.querySelector<HTMLButtonElement>('.icon-button')?.click();
  dialog.dialog.click();
  expect(close).toHaveBeenCalledTimes(2);
});
