import { h } from '../base/dom';
import { words } from '../words';
import { shell } from './shell';

export function unknownPage(): HTMLElement {
  document.title = words.watchPageTitle(words.pageNotFound);
  return shell(
    h(
      'main',
      { id: 'content', class: 'directory', tabindex: '-1' },
      h(
        'div',
        { class: 'empty' },
        h('h1', {}, words.pageNotFound),
        h('p', {}, words.pageNotFoundDetail),
        h('a', { class: 'button', href: '/' }, words.allEvents),
      ),
    ),
  );
}
