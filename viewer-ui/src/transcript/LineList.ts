import { h } from '../base/dom';
import type { Match } from './find';
import type { Line } from './lines';
import { lineRow, type Mark } from './lineRow';

const linesPerBlock = 60;
const usualLinePx = 64;

/** Tells of each block whether it is on screen or near it. */
export type WatchBlocks = (
  scroller: HTMLElement,
  changed: (block: Element, isNear: boolean) => void,
) => { observe(block: Element): void; unobserve(block: Element): void };

interface Block {
  readonly element: HTMLElement;
  lines: readonly Line[];
  drawn: boolean;
}

/**
 * The lines of a transcript, which may be thousands. They stand in blocks, and only the blocks on screen and around it
 * have rows; the others keep their height, so that the scroll bar is right and the page stays small.
 */
export class LineList {
  readonly element = h('div', { class: 'lines' });

  readonly #blocks: Block[] = [];
  readonly #watcher: ReturnType<WatchBlocks>;
  #lines: readonly Line[] = [];
  #matches: readonly Match[] = [];
  #match: Match | undefined;
  #current: number | undefined;

  constructor(watchBlocks: WatchBlocks = watchByIntersection) {
    this.#watcher = watchBlocks(this.element, (element, isNear) => {
      const block = this.#blocks.find((one) => one.element === element);
      if (block) {
        this.#setDrawn(block, isNear);
      }
    });
  }

  get lines(): readonly Line[] {
    return this.#lines;
  }

  show(lines: readonly Line[]): void {
    this.#lines = lines;
    const count = Math.ceil(lines.length / linesPerBlock);
    while (this.#blocks.length > count) {
      const block = this.#blocks.pop();
      if (block) {
        this.#watcher.unobserve(block.element);
        block.element.remove();
      }
    }
    for (let index = 0; index < count; index += 1) {
      const own = lines.slice(index * linesPerBlock, (index + 1) * linesPerBlock);
      const block = this.#blocks[index] ?? this.#add();
      if (own.length !== block.lines.length || own.some((line, at) => line !== block.lines[at])) {
        block.lines = own;
        this.#redraw(block);
      }
    }
  }

  /** Marks what was searched for; `now` is the match that the reader is at. */
  mark(matches: readonly Match[], now: Match | undefined): void {
    this.#matches = matches;
    this.#match = now;
    this.#blocks.forEach((block) => {
      this.#redraw(block);
    });
  }

  /** The line that is heard now. */
  setCurrent(line: number | undefined): void {
    if (line !== this.#current) {
      this.#rowOf(this.#current)?.removeAttribute('aria-current');
      this.#current = line;
      this.#rowOf(line)?.setAttribute('aria-current', 'true');
    }
  }

  /** Scrolls a line into the middle. Never moves the page. */
  reveal(line: number): void {
    const block = this.#blocks[Math.floor(line / linesPerBlock)];
    if (!block) {
      return;
    }
    this.#setDrawn(block, true);
    const row = this.#rowOf(line);
    if (row) {
      const middle = row.offsetTop + row.offsetHeight / 2;
      this.element.scrollTop = middle - this.element.clientHeight / 2;
    }
  }

  #add(): Block {
    const block: Block = { element: h('ol', {}), lines: [], drawn: false };
    this.#blocks.push(block);
    this.element.append(block.element);
    this.#watcher.observe(block.element);
    return block;
  }

  #setDrawn(block: Block, drawn: boolean): void {
    if (drawn !== block.drawn) {
      const height = block.element.offsetHeight;
      block.drawn = drawn;
      this.#redraw(block);
      if (!drawn) {
        block.element.style.height = `${height}px`;
      }
    }
  }

  #redraw({ element, lines, drawn }: Block): void {
    const first = this.#blocks.findIndex((block) => block.element === element) * linesPerBlock;
    if (!drawn) {
      element.replaceChildren();
      element.style.height = `${lines.length * usualLinePx}px`;
      return;
    }
    element.style.height = '';
    element.replaceChildren(
      ...lines.map((line, at) => {
        const row = lineRow(line, first + at, this.#marksOf(first + at));
        if (first + at === this.#current) {
          row.setAttribute('aria-current', 'true');
        }
        return row;
      }),
    );
  }

  #marksOf(line: number): readonly Mark[] {
    return this.#matches
      .filter((match) => match.line === line)
      .map((match) => ({ ...match, now: match === this.#match }));
  }

  #rowOf(line: number | undefined): HTMLElement | null {
    return line === undefined ? null : this.element.querySelector(`[data-line="${line}"]`);
  }
}

const watchByIntersection: WatchBlocks = (root, changed) =>
  new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        changed(target, isIntersecting);
      }
    },
    { root, rootMargin: '1200px 0px' },
  );
