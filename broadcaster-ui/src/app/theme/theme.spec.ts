import { Theme } from './theme';

describe('Theme', () => {
  let root: HTMLElement;
  let stored: Map<string, string>;
  let storage: Storage;

  beforeEach(() => {
    root = document.createElement('html');
    stored = new Map();
    storage = {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value),
      removeItem: (key: string) => stored.delete(key),
    } as unknown as Storage;
  });

  it('leaves the choice to the system until somebody chooses', () => {
    const theme = new Theme(root, storage);
    expect(theme.choice()).toBe('system');
    expect(root.dataset['theme']).toBeUndefined();

    theme.choose('dark');
    expect(root.dataset['theme']).toBe('dark');
    expect(new Theme(root, storage).choice()).toBe('dark');

    theme.choose('system');
    expect(root.dataset['theme']).toBeUndefined();
    expect(stored.size).toBe(0);
  });

  it('ignores a stored value that it does not know, and a storage that throws', () => {
    stored.set('rostrum.theme', 'plaid');
    expect(new Theme(root, storage).choice()).toBe('system');

    const broken = {
      getItem: () => {
        throw new Error('forbidden');
      },
      setItem: () => {
        throw new Error('full');
      },
    } as unknown as Storage;
    const theme = new Theme(root, broken);
    theme.choose('light');
    expect(root.dataset['theme']).toBe('light');
  });
});
