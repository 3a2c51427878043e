import { h, icon, setText } from '../base/dom';
import { words } from '../words';
import { LineList, type WatchBlocks } from './LineList';
import { lineAt, type Line } from './lines';
import type { FeedPhase } from './TranscriptFeed';
import { TranscriptFiles } from './TranscriptFiles';
import { TranscriptSearch } from './TranscriptSearch';
import type { TranscriptApi } from './TranscriptApi';

/** What a panel shows. */
export interface TranscriptView {
  readonly phase: FeedPhase;
  readonly lines: readonly Line[];
  readonly isLive: boolean;
  readonly draft: boolean;
  readonly stale: boolean;
  readonly truncated: boolean;
}

export interface TranscriptActions {
  /** Takes the picture there, and says so if it cannot. */
  jump(line: Line): void;
  close(): void;
}

/** Reading for oneself: whoever scrolls like this is not to be scrolled. */
const readersKeys = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'];
const saidForMs = 6_000;

/**
 * The transcript beside the picture. It follows what is heard until the reader scrolls, and goes back to that with one
 * press; a press on a line takes the picture there. It is no live region: a screen reader reads it when it is asked to.
 */
export class TranscriptPanel {
  readonly element: HTMLElement;

  readonly #list: LineList;
  readonly #search: TranscriptSearch;
  readonly #draft = h(
    'span',
    { class: 'badge transcript-draft', title: words.transcript.draftDetail },
    words.transcript.draft,
  );
  readonly #note = h('p', { class: 'transcript-note' });
  readonly #message = h('div', { class: 'transcript-message' });
  readonly #said = h('p', { class: 'transcript-said', role: 'status' });
  readonly #back = h(
    'button',
    { type: 'button', class: 'button transcript-back', hidden: true },
    words.transcript.backToNow,
  );
  readonly #files: TranscriptFiles;
  #follows = true;
  #position: number | undefined;
  #current: number | undefined;
  #forget: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly actions: TranscriptActions,
    api: Pick<TranscriptApi, 'fileUrl' | 'file'>,
    streamId: string,
    watchBlocks?: WatchBlocks,
  ) {
    this.#list = new LineList(watchBlocks);
    this.#search = new TranscriptSearch({
      found: (matches, now) => {
        this.#list.mark(matches, now);
        if (now) {
          this.#setFollows(false);
          this.#list.reveal(now.line);
        }
      },
    });
    this.#files = new TranscriptFiles(
      api,
      streamId,
      () => this.#list.lines,
      (text) => {
        this.say(text);
      },
    );
    this.element = this.#build();
    this.#listen();
  }

  show({ phase, lines, isLive, draft, stale, truncated }: TranscriptView): void {
    const isKnown = phase === 'known' && lines.length > 0;
    this.#draft.hidden = !draft;
    this.#list.element.hidden = !isKnown;
    this.#search.element.hidden = !isKnown;
    this.#files.element.hidden = !isKnown;
    this.#message.hidden = isKnown;
    if (!isKnown) {
      const [title, detail] = messageOf(phase, isLive);
      this.#message.replaceChildren(h('p', {}, title), h('p', {}, detail));
    }
    const { stale: away, truncated: cut } = words.transcript;
    setText(this.#note, isKnown && stale ? away : isKnown && truncated ? cut : '');
    this.#note.hidden = this.#note.textContent === '';
    this.#list.show(isKnown ? lines : []);
    this.#search.search(this.#list.lines);
    this.follow(this.#position);
  }

  /** Where the picture is, on the axis of the lines; undefined while nothing plays. */
  follow(seconds: number | undefined): void {
    this.#position = seconds;
    const current = seconds === undefined ? undefined : lineAt(this.#list.lines, seconds);
    this.#list.setCurrent(current);
    if (current !== undefined && this.#follows && current !== this.#current) {
      this.#list.reveal(current);
    }
    this.#current = current;
    this.#back.hidden = this.#follows || current === undefined;
  }

  /** Tells something for a moment. */
  say(text: string): void {
    clearTimeout(this.#forget);
    setText(this.#said, text);
    this.#forget = setTimeout(() => {
      setText(this.#said, '');
    }, saidForMs);
  }

  #build(): HTMLElement {
    const { title, hide } = words.transcript;
    const close = h(
      'button',
      { type: 'button', class: 'icon-button', 'aria-label': hide, title: hide },
      icon('close'),
    );
    close.addEventListener('click', () => {
      this.actions.close();
    });
    this.#list.element.tabIndex = 0;
    this.#list.element.setAttribute('role', 'region');
    this.#list.element.setAttribute('aria-label', words.transcript.lines);
    return h(
      'section',
      { class: 'transcript', 'aria-label': title },
      h('header', {}, h('h2', {}, title), this.#draft, close),
      this.#search.element,
      this.#note,
      this.#message,
      h('div', { class: 'transcript-body' }, this.#list.element, this.#back),
      h('footer', {}, this.#files.element, this.#said),
    );
  }

  #listen(): void {
    const { element } = this.#list;
    const reads = () => {
      this.#setFollows(false);
    };
    element.addEventListener('wheel', reads, { passive: true });
    element.addEventListener('touchmove', reads, { passive: true });
    element.addEventListener('pointerdown', (event) => {
      // The scroll bar belongs to the element itself, a line does not.
      if (event.target === element) {
        reads();
      }
    });
    element.addEventListener('keydown', (event) => {
      if (readersKeys.includes(event.key)) {
        reads();
      }
    });
    element.addEventListener('focusin', ({ target }) => {
      if (target !== element && target instanceof Element && target.matches(':focus-visible')) {
        reads();
      }
    });
    element.addEventListener('click', (event) => {
      this.#pressed(event.target);
    });
    this.#back.addEventListener('click', () => {
      this.#setFollows(true);
      element.focus();
    });
  }

  #pressed(target: EventTarget | null): void {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-line]') : null;
    const line = row && this.#list.lines[Number(row.dataset.line)];
    // Somebody who has selected words wants to copy them.
    if (line?.kind === 'phrase' && window.getSelection()?.isCollapsed !== false) {
      this.#setFollows(true);
      this.actions.jump(line);
    }
  }

  #setFollows(follows: boolean): void {
    this.#follows = follows;
    if (follows) {
      this.#current = undefined;
    }
    this.follow(this.#position);
  }
}

function messageOf(phase: FeedPhase, isLive: boolean): readonly [string, string] {
  const { transcript } = words;
  switch (phase) {
    case 'loading':
      return [transcript.loading, ''];
    case 'unreachable':
      return [transcript.unreachable, transcript.unreachableDetail];
    case 'none':
    case 'known':
      return isLive ? [transcript.none, transcript.noneDetail] : [transcript.noneEver, ''];
  }
}
