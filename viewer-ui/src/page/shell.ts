import { h } from '../base/dom';
import { words } from '../words';
import { themeSwitch } from './theme';

/** What all pages with a frame have: the way to the content, the name, the theme switch. */
export function shell(main: HTMLElement): HTMLElement {
  return h(
    'div',
    { class: 'page' },
    skipLink(main),
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

/** Moves the focus itself: following the link would take an invitation out of the address. */
function skipLink(main: HTMLElement): HTMLElement {
  const link = h('a', { class: 'skip', href: '#content' }, words.skipToContent);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    main.focus();
  });
  return link;
}

function mark(): HTMLElement {
  return h('span', { class: 'mark', 'aria-hidden': 'true' });
}
