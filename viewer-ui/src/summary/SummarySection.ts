import { h } from '../base/dom';
import { positionText } from '../base/positionText';
import { words } from '../words';
import type { Summary } from './summary';

/** What the event was about, below the picture; nothing at all where there is no summary. */
export class SummarySection {
  readonly element = h('section', { class: 'summary', hidden: true });

  #shown: string | undefined;

  /** `jump` takes the picture to a moment of the programme. */
  constructor(private readonly jump: (seconds: number) => void) {}

  show(summary: Summary | undefined): void {
    const key = JSON.stringify(summary);
    if (key === this.#shown) {
      return;
    }
    this.#shown = key;
    this.element.hidden = summary === undefined;
    this.element.replaceChildren(...(summary ? this.#parts(summary) : []));
  }

  #parts(summary: Summary): readonly HTMLElement[] {
    const { kind, overview, keyPoints, decisions, actionItems, chapters, highlights } = summary;
    const title = words.summary[kind];
    this.element.setAttribute('aria-label', title);
    return [
      h('header', {}, h('h2', {}, title), ...badges(summary)),
      ...(overview === '' ? [] : [h('p', { class: 'summary-overview', dir: 'auto' }, overview)]),
      ...this.#moments(undefined, highlights),
      ...list(words.summary.keyPoints, keyPoints),
      ...list(words.summary.decisions, decisions),
      ...list(
        words.summary.actionItems,
        actionItems.map(({ text, owner }) => (owner ? `${text} (${owner})` : text)),
      ),
      ...this.#moments(
        words.summary.chapters,
        chapters.map(({ startSeconds, title: text }) => ({ startSeconds, text })),
      ),
      h('p', { class: 'summary-origin' }, originOf(summary)),
    ];
  }

  #moments(
    title: string | undefined,
    moments: readonly { readonly startSeconds: number; readonly text: string }[],
  ): readonly HTMLElement[] {
    if (moments.length === 0) {
      return [];
    }
    const rows = moments.map(({ startSeconds, text }) => {
      const button = h(
        'button',
        { type: 'button' },
        h('span', { class: 'line-time figure' }, positionText(startSeconds)),
        ' ',
        h('span', { dir: 'auto' }, text),
      );
      button.addEventListener('click', () => {
        this.jump(startSeconds);
      });
      return h('li', {}, button);
    });
    const rowList = h('ol', { class: 'summary-moments' }, ...rows);
    return title === undefined ? [rowList] : [h('h3', {}, title), rowList];
  }
}

function badges({ soFar, edited }: Summary): readonly HTMLElement[] {
  return [...(soFar ? [words.summary.soFar] : []), ...(edited ? [words.summary.edited] : [])].map(
    (text) => h('span', { class: 'badge' }, text),
  );
}

function list(title: string, texts: readonly string[]): readonly HTMLElement[] {
  if (texts.length === 0) {
    return [];
  }
  const rows = texts.map((text) => h('li', { dir: 'auto' }, text));
  return [h('h3', {}, title), h('ul', { class: 'summary-list' }, ...rows)];
}

function originOf({ kind, model }: Summary): string {
  if (kind === 'highlights') {
    return words.summary.picked;
  }
  return model === undefined ? words.summary.madeByModel : words.summary.madeBy(model);
}
