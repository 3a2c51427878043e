import { h } from '../base/dom';
import { words } from '../words';
import { themeSwitch } from './theme';

/** What all pages with a frame have: the way to the content, the name, the theme switch. */
export function shell(main: HTMLElement): HTMLElement {
  return h(
    'div',
    { class: 'page' },
    h('a', { class: 'skip', href: '#content' }, words.skipToContent),
    h(
      'header',
      { class: 'masthead' },
      h('a', { class: 'wordmark', href: '/', 'aria-label': words.home }, mark(), words.product),
      h(
        'div',
        { class: 'masthead-end' },
        h('a', { class: 'quiet-link', href: '/studio/' }, words.studio),
        themeSwitch(),
      ),
    ),
    main,
  );
}

function mark(): HTMLElement {
  return h('span', { class: 'mark', 'aria-hidden': 'true' });
}
