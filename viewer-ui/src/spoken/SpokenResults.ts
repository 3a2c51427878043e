import { h, setText } from '../base/dom';
import { positionText } from '../base/positionText';
import { marked } from '../transcript/lineRow';
import { count } from '../watch/times';
import { words } from '../words';
import { momentPath, type SpokenMoment } from './moment';
import type { SpokenSearch, SpokenState } from './SpokenSearch';

/** The moments at which the wanted words were said, each a link to that moment. */
export class SpokenResults {
  readonly element: HTMLElement;

  readonly #status = h('p', { class: 'directory-summary', role: 'status' });
  readonly #list = h('ol', { class: 'moments' });
  readonly #more = h('button', { type: 'button', class: 'button' }, words.spoken.more);
  #drawn: readonly SpokenMoment[] = [];

  constructor(private readonly search: SpokenSearch) {
    this.element = h(
      'section',
      { class: 'directory-section', 'aria-label': words.spoken.title },
      h('h2', {}, words.spoken.title),
      this.#status,
      this.#list,
      this.#more,
    );
    this.#more.addEventListener('click', () => void search.more());
    search.state.watch((state) => {
      this.#show(state);
    });
  }

  #show(state: SpokenState): void {
    this.element.hidden = state.phase === 'idle';
    setText(this.#status, statusOf(state));
    this.#status.classList.toggle('directory-stale', state.phase === 'failed');
    this.#more.hidden = !this.search.hasMore;
    const isContinued = this.#drawn.every((moment, index) => moment === state.moments[index]);
    const fresh = state.moments.slice(isContinued ? this.#drawn.length : 0).map(row);
    if (isContinued) {
      this.#list.append(...fresh);
    } else {
      this.#list.replaceChildren(...fresh);
    }
    this.#drawn = state.moments;
  }
}

function statusOf({ phase, text, total }: SpokenState): string {
  switch (phase) {
    case 'idle':
      return '';
    case 'searching':
      return words.spoken.searching;
    case 'failed':
      return words.spoken.failed;
    case 'found':
      return total === 0
        ? words.spoken.nothing(text)
        : words.spoken.found(count(total), total === 1);
  }
}

function row(moment: SpokenMoment): HTMLElement {
  const { title, host, isLive, startSeconds, text, marks } = moment;
  const inOrder = [...marks].sort(([one], [other]) => one - other);
  const parts = inOrder.map(([from, to]) => ({ from, to, now: false }));
  return h(
    'li',
    {},
    h(
      'a',
      { class: 'moment', href: momentPath(moment) },
      h('p', { class: 'moment-text', dir: 'auto' }, ...marked(text, parts)),
      h(
        'p',
        { class: 'moment-where' },
        isLive ? h('span', { class: 'badge', 'data-status': 'live' }, words.live) : undefined,
        h('span', { class: 'moment-title' }, title),
        host === undefined ? undefined : h('span', {}, host),
        h('span', { class: 'figure' }, words.spoken.at(positionText(startSeconds))),
      ),
    ),
  );
}
