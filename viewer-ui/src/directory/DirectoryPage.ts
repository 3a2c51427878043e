import { h, icon, setText } from '../base/dom';
import { shell } from '../page/shell';
import type { Stream } from '../streams/stream';
import { SpokenApi } from '../spoken/SpokenApi';
import { SpokenResults } from '../spoken/SpokenResults';
import { SpokenSearch, type SpokenState } from '../spoken/SpokenSearch';
import { StreamsApi } from '../streams/StreamsApi';
import { count } from '../watch/times';
import { words } from '../words';
import { Directory, type DirectoryState } from './Directory';
import { StreamCard } from './StreamCard';

/** The directory: what is live, what is coming, and a search over both and over what was said. */
export function directoryPage(): HTMLElement {
  document.title = words.directoryPageTitle;
  const directory = new Directory(new StreamsApi());
  const spoken = new SpokenSearch(new SpokenApi());
  const search = searchField((text) => {
    directory.search(text);
    spoken.search(text);
  });
  const live = cardList('h2');
  const upcoming = cardList('h3');
  const summary = h('p', { class: 'directory-summary', role: 'status' });
  const message = h('div', { class: 'empty' });
  const upcomingSection = h(
    'section',
    { class: 'directory-section', 'aria-label': words.upcomingTitle },
    h('h2', {}, words.upcomingTitle),
    upcoming.element,
  );
  const main = h(
    'main',
    { id: 'content', class: 'directory', tabindex: '-1' },
    h('div', { class: 'directory-head' }, h('h1', {}, words.directoryTitle), search.element),
    summary,
    message,
    live.element,
    upcomingSection,
    new SpokenResults(spoken).element,
  );

  const show = () => {
    const state = directory.state.value;
    live.show(state.live ?? []);
    upcoming.show(state.upcoming);
    upcomingSection.hidden = state.upcoming.length === 0;
    const text = summaryOf(state, spoken.state.value);
    setText(summary, text);
    summary.classList.toggle('directory-stale', state.failed && state.live !== undefined);
    summary.hidden = text === '';
    showMessage(message, state, directory, search.clear);
    message.hidden ||= isSpoken(state, spoken.state.value);
    main.classList.toggle('is-loading', state.live === undefined && !state.failed);
  };
  directory.state.watch(show);
  spoken.state.watch(show);
  document.addEventListener('visibilitychange', () => {
    directory.rest(document.hidden);
  });
  search.now();
  return shell(main);
}

function searchField(search: (text: string) => void): {
  element: HTMLElement;
  now: () => void;
  clear: () => void;
} {
  const initial = new URLSearchParams(window.location.search).get('q') ?? '';
  const input = h('input', {
    type: 'search',
    id: 'search',
    autocomplete: 'off',
    enterkeyhint: 'search',
    maxlength: '100',
    placeholder: words.search,
    'aria-label': words.search,
    value: initial,
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const searchNow = () => {
    clearTimeout(timer);
    const text = input.value.trim();
    const address = text === '' ? '/' : `/?q=${encodeURIComponent(text)}`;
    window.history.replaceState(null, '', address);
    search(text);
  };
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(searchNow, 250);
  });
  const element = h('form', { class: 'search', role: 'search' }, icon('search'), input);
  element.addEventListener('submit', (event) => {
    event.preventDefault();
    searchNow();
  });
  const clear = () => {
    input.value = '';
    searchNow();
    input.focus();
  };
  return { element, now: searchNow, clear };
}

/** Cards stay the same elements while their stream is listed. */
function cardList(heading: 'h2' | 'h3'): {
  element: HTMLElement;
  show: (streams: readonly Stream[]) => void;
} {
  const element = h('ul', { class: 'cards' });
  let cards = new Map<string, StreamCard>();
  const show = (streams: readonly Stream[]) => {
    const next = new Map<string, StreamCard>();
    for (const stream of streams) {
      const card = cards.get(stream.id) ?? new StreamCard(stream, heading);
      card.show(stream);
      next.set(stream.id, card);
    }
    const wanted = [...next.values()].map((card) => card.element);
    const now = [...element.children];
    if (wanted.length !== now.length || wanted.some((card, index) => card !== now[index])) {
      element.replaceChildren(...wanted);
    }
    element.hidden = streams.length === 0;
    cards = next;
  };
  return { element, show };
}

/** What was searched for is not in a title, but somebody has said it, or may have. */
function isSpoken({ text, failed }: DirectoryState, { phase, moments }: SpokenState): boolean {
  return text !== '' && !failed && (phase === 'searching' || moments.length > 0);
}

function summaryOf(state: DirectoryState, spoken: SpokenState): string {
  if (state.live === undefined) {
    return state.failed ? '' : words.loadingStreams;
  }
  if (state.failed) {
    return words.directoryStale;
  }
  if (state.liveTotal > state.live.length) {
    return words.moreLive(state.live.length, state.liveTotal);
  }
  if (state.live.length === 0 && state.upcoming.length === 0 && isSpoken(state, spoken)) {
    return words.notInTitles(state.text);
  }
  return state.live.length === 0
    ? ''
    : words.liveCount(count(state.live.length), state.live.length === 1);
}

function showMessage(
  message: HTMLElement,
  state: DirectoryState,
  directory: Directory,
  clearSearch: () => void,
): void {
  const content = messageOf(state);
  message.hidden = content === undefined;
  const key = JSON.stringify(content);
  if (content === undefined || message.dataset.content === key) {
    return;
  }
  message.dataset.content = key;
  message.replaceChildren(
    h('p', { class: 'empty-title' }, content.title),
    h('p', {}, content.detail),
  );
  if (content.action !== undefined) {
    const button = h('button', { class: 'button', type: 'button' }, content.action);
    button.addEventListener('click', () => {
      if (state.failed) {
        void directory.refresh();
      } else {
        clearSearch();
      }
    });
    message.append(button);
  }
}

function messageOf(
  state: DirectoryState,
): { title: string; detail: string; action?: string } | undefined {
  if (state.live === undefined) {
    return state.failed
      ? {
          title: words.directoryFailed,
          detail: words.directoryFailedDetail,
          action: words.tryAgain,
        }
      : undefined;
  }
  if (state.live.length > 0) {
    return undefined;
  }
  if (state.text === '') {
    return { title: words.nothingLive, detail: words.nothingLiveDetail };
  }
  return state.upcoming.length > 0
    ? undefined
    : {
        title: words.nothingFound(state.text),
        detail: words.nothingFoundDetail,
        action: words.clearSearch,
      };
}
