import { h, icon, setText } from '../base/dom';
import { words } from '../words';
import { find, mostMatches, type Match } from './find';
import type { Line } from './lines';

export interface SearchTarget {
  /** Draws what was found, and goes to the one that the reader is at. */
  found(matches: readonly Match[], now: Match | undefined): void;
}

/** The search within a transcript: a field, the number of matches, and the way from one to the next. */
export class TranscriptSearch {
  readonly element: HTMLElement;

  readonly #input: HTMLInputElement;
  readonly #count = h('span', { class: 'transcript-count figure', role: 'status' });
  readonly #buttons: readonly HTMLButtonElement[];
  #lines: readonly Line[] = [];
  #matches: readonly Match[] = [];
  #now = 0;

  constructor(private readonly target: SearchTarget) {
    const label = words.transcript.search;
    this.#input = h('input', {
      type: 'search',
      autocomplete: 'off',
      enterkeyhint: 'search',
      maxlength: '100',
      placeholder: label,
      'aria-label': label,
    });
    this.#buttons = [
      this.#step('up', words.transcript.previous, -1),
      this.#step('down', words.transcript.next, 1),
    ];
    this.element = h(
      'form',
      { class: 'transcript-search', role: 'search', 'aria-label': label },
      h('div', { class: 'search' }, icon('search'), this.#input),
      this.#count,
      ...this.#buttons,
    );
    this.#listen();
    this.#draw();
  }

  /** Other lines: what was found is looked for again, and the reader stays where they are. */
  search(lines: readonly Line[]): void {
    this.#lines = lines;
    if (this.#input.value !== '') {
      this.#find(false);
    }
  }

  #listen(): void {
    this.#input.addEventListener('input', () => {
      this.#now = 0;
      this.#find(true);
    });
    this.#input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') {
        event.preventDefault();
        this.#go(event.shiftKey ? -1 : 1);
      }
    });
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
    });
  }

  #step(name: string, label: string, by: number): HTMLButtonElement {
    const button = h('button', { type: 'button', class: 'icon-button', title: label }, icon(name));
    button.setAttribute('aria-label', label);
    button.addEventListener('click', () => {
      this.#go(by);
    });
    return button;
  }

  #find(goes: boolean): void {
    this.#matches = find(this.#lines, this.#input.value);
    this.#now = Math.min(this.#now, Math.max(0, this.#matches.length - 1));
    this.#draw();
    this.target.found(this.#matches, goes ? this.#matches[this.#now] : undefined);
  }

  #go(by: number): void {
    const count = this.#matches.length;
    if (count > 0) {
      this.#now = (this.#now + by + count) % count;
      this.#draw();
      this.target.found(this.#matches, this.#matches[this.#now]);
    }
  }

  #draw(): void {
    const count = this.#matches.length;
    const isEmpty = this.#input.value.trim().length < 2;
    const { matches, noMatch } = words.transcript;
    setText(
      this.#count,
      isEmpty ? '' : count === 0 ? noMatch : matches(this.#now + 1, countText(count)),
    );
    this.#count.hidden = isEmpty;
    this.#buttons.forEach((button) => {
      button.hidden = count === 0;
    });
  }
}

/** More than that are not looked for. */
function countText(count: number): string {
  return count === mostMatches ? `${count}+` : String(count);
}
