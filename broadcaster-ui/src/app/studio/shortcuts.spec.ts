import { shortcutFor } from './shortcuts';

const press = {
  key: 'm',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  target: null,
};

describe('shortcutFor', () => {
  it('knows its keys in either case', () => {
    expect(shortcutFor(press)).toBe('microphone');
    expect(shortcutFor({ ...press, key: 'M' })).toBe('microphone');
    expect(shortcutFor({ ...press, key: '?' })).toBe('help');
    expect(shortcutFor({ ...press, key: ',' })).toBe('settings');
    expect(shortcutFor({ ...press, key: 'x' })).toBeNull();
  });

  it('leaves the browser’s own shortcuts and a held key alone', () => {
    expect(shortcutFor({ ...press, ctrlKey: true })).toBeNull();
    expect(shortcutFor({ ...press, metaKey: true })).toBeNull();
    expect(shortcutFor({ ...press, repeat: true })).toBeNull();
  });

  it('does nothing while somebody types', () => {
    const input = document.createElement('input');
    const button = document.createElement('button');

    const menu = document.createElement('div');
    menu.setAttribute('role', 'menu');
    const entry = menu.appendChild(document.createElement('button'));

    expect(shortcutFor({ ...press, target: input })).toBeNull();
    expect(shortcutFor({ ...press, target: entry })).toBeNull();
    expect(shortcutFor({ ...press, target: button })).toBe('microphone');
  });
});
