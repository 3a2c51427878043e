import { h } from '../../base/dom';
import { words } from '../../words';
import type { CaptionWish } from './CaptionChoice';
import type { ShownCue } from './timeline';

interface Row {
  readonly element: HTMLElement;
  readonly lines: Text[];
}

/**
 * Draws captions over the picture. What stays is left alone: a caption that changes keeps its element, a line that grows
 * only gets the new letters, so that nothing flickers and nothing jumps. Words are text, never markup, and each line
 * runs in the direction of its own script.
 */
export class CaptionDisplay {
  readonly element = h('div', { class: 'rostrum-captions' });

  readonly #draft = h('p', { class: 'rostrum-captions-draft', hidden: true }, words.captions.draft);
  readonly #region = h('div', { class: 'rostrum-captions-region' });
  #isDraft = false;
  readonly #rows = new Map<string, Row>();

  constructor() {
    this.element.append(this.#draft, this.#region);
  }

  /** `draft`: expect wrong words. */
  label(draft: boolean): void {
    this.#isDraft = draft;
    this.#draft.hidden = !draft || this.#rows.size === 0;
  }

  dress({ size, background }: Pick<CaptionWish, 'size' | 'background'>): void {
    this.element.dataset.size = size;
    this.element.dataset.background = background;
  }

  show(cues: readonly ShownCue[]): void {
    const wanted = new Set(cues.map(({ key }) => key));
    for (const [key, row] of this.#rows) {
      if (!wanted.has(key)) {
        row.element.remove();
        this.#rows.delete(key);
      }
    }
    cues.forEach((cue, index) => {
      const row = this.#rows.get(cue.key) ?? this.#make(cue.key);
      write(row, cue.lines);
      const inPlace = this.#region.children[index] ?? null;
      if (inPlace !== row.element) {
        this.#region.insertBefore(row.element, inPlace);
      }
    });
    this.label(this.#isDraft);
  }

  #make(key: string): Row {
    const row = { element: h('div', { class: 'rostrum-caption' }), lines: [] };
    this.#rows.set(key, row);
    return row;
  }
}

function write({ element, lines }: Row, wanted: readonly string[]): void {
  while (lines.length > wanted.length) {
    lines.pop();
    element.lastChild?.remove();
  }
  wanted.forEach((text, index) => {
    const line = lines[index];
    if (line === undefined) {
      const added = document.createTextNode(text);
      lines.push(added);
      element.append(h('div', { dir: 'auto' }, h('span', {}, added)));
    } else {
      change(line, text);
    }
  });
}

function change(line: Text, text: string): void {
  if (text.startsWith(line.data)) {
    const more = text.slice(line.data.length);
    if (more !== '') {
      line.appendData(more);
    }
  } else {
    line.data = text;
  }
}
