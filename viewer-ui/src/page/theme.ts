import { h, icon } from '../base/dom';
import { words } from '../words';

type Theme = 'light' | 'dark';

const key = 'rostrum.theme';

/** The theme that the reader has chosen; undefined leaves it to the system. */
export function chosenTheme(): Theme | undefined {
  try {
    const value = localStorage.getItem(key);
    return value === 'light' || value === 'dark' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Before anything is drawn. */
export function applyTheme(): void {
  const theme = chosenTheme();
  if (theme) {
    document.documentElement.dataset.theme = theme;
  } else {
    delete document.documentElement.dataset.theme;
  }
}

export function themeSwitch(): HTMLElement {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const button = h('button', { type: 'button', class: 'icon-button' });
  const current = (): Theme => chosenTheme() ?? (system.matches ? 'dark' : 'light');
  const draw = () => {
    const dark = current() === 'dark';
    const label = dark ? words.themeToLight : words.themeToDark;
    button.setAttribute('aria-label', label);
    button.title = label;
    button.replaceChildren(icon(dark ? 'sun' : 'moon'));
  };
  button.addEventListener('click', () => {
    choose(current() === 'dark' ? 'light' : 'dark', system.matches ? 'dark' : 'light');
    draw();
  });
  system.addEventListener('change', draw);
  draw();
  return button;
}

/** A choice that is the system's own is not kept, so that the page goes on following the system. */
function choose(theme: Theme, system: Theme): void {
  try {
    if (theme === system) {
      localStorage.removeItem(key);
    } else {
      localStorage.setItem(key, theme);
    }
    applyTheme();
  } catch {
    document.documentElement.dataset.theme = theme;
  }
}
