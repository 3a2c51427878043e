import { h } from '../base/dom';
import { positionText } from '../base/positionText';
import { spanText } from '../base/spanText';
import { words } from '../words';
import type { Line } from './lines';

/** A part of a text that is marked; `now`: the one that the reader is at. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly now: boolean;
}

/** One line of a transcript as the page shows it. Words are text, in the direction of their script. */
export function lineRow(line: Line, index: number, marks: readonly Mark[]): HTMLElement {
  const row = h('li', { class: `line line-${line.kind}`, 'data-line': String(index) });
  if (line.kind === 'gap') {
    row.append(words.transcript.silence(spanText(line.seconds)));
    return row;
  }
  const { text, language, corrected } = line.phrase;
  const position = positionText(line.startSeconds);
  const label = words.transcript.playFrom(position);
  row.append(
    h('button', { type: 'button', class: 'line-time figure', 'aria-label': label }, position),
    h('p', { class: 'line-text', dir: 'auto', lang: language }, ...marked(text, marks)),
  );
  if (corrected) {
    row.append(h('span', { class: 'line-note' }, words.transcript.corrected));
  }
  return row;
}

/** A text whose parts are marked; what lies outside of it, or is out of order, is left unmarked. */
export function marked(text: string, marks: readonly Mark[]): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let done = 0;
  for (const { from, to, now } of marks) {
    if (from >= done && to > from && to <= text.length) {
      const mark = h('mark', { class: now ? 'mark-now' : undefined }, text.slice(from, to));
      parts.push(text.slice(done, from), mark);
      done = to;
    }
  }
  parts.push(text.slice(done));
  return parts.filter((part) => part !== '');
}
