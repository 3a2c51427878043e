import { beforeEach, expect, it } from 'vitest';
import { aSummary } from '../../test/summaries';
import { WireError } from '../base/wire';
import { parseSummary, saysSomething } from './summary';
import { SummarySection } from './SummarySection';

let jumps: number[];
let section: SummarySection;

beforeEach(() => {
  jumps = [];
  section = new SummarySection((seconds) => jumps.push(seconds));
});

function titles(): (string | null)[] {
  return [...section.element.querySelectorAll('h2, h3')].map(({ textContent }) => textContent);
}

it('is not there without a summary', () => {
  section.show(undefined);

  expect(section.element.hidden).toBe(true);
  expect(section.element.childElementCount).toBe(0);
});

it('shows what there is, and no heading of what there is not', () => {
  section.show(
    aSummary({
      keyPoints: ['Water rises'],
      actionItems: [
        { text: 'Build a dam', owner: 'Grace' },
        { text: 'Look', owner: undefined },
      ],
      soFar: true,
      edited: true,
    }),
  );

  expect(section.element.hidden).toBe(false);
  expect(titles()).toEqual(['Summary', 'Key points', 'To do']);
  const badges = [...section.element.querySelectorAll('.badge')];
  expect(badges.map(({ textContent }) => textContent)).toEqual(['So far', 'Edited by the host']);
  expect(section.element.textContent).toContain('Build a dam (Grace)');
  expect(section.element.textContent).toContain('Written by small-model');
});

it('jumps to chapters', () => {
  section.show(aSummary({ chapters: [{ startSeconds: 3_723, title: 'Floods' }] }));
  const button = section.element.querySelector<HTMLElement>('button');
  expect(button?.textContent).toBe('1:02:03 Floods');
  button?.click();

  expect(jumps).toEqual([3_723]);
});

it('calls highlights what they are', () => {
  section.show(
    aSummary({
      kind: 'highlights',
      overview: '',
      model: undefined,
      highlights: [{ startSeconds: 5, text: 'A river is a promise.' }],
    }),
  );

  expect(titles()).toEqual(['Highlights']);
  expect(section.element.textContent).toContain('picked from the transcript by a program');
});

it('leaves what has not changed, so that the focus stays', () => {
  section.show(aSummary({ chapters: [{ startSeconds: 1, title: 'a' }] }));
  const button = section.element.querySelector('button');
  section.show(aSummary({ chapters: [{ startSeconds: 1, title: 'a' }] }));

  expect(section.element.querySelector('button')).toBe(button);
});

it('reads what the server sends, bounded, and refuses what is no summary', () => {
  const sent = {
    status: 'ready',
    kind: 'summary',
    overview: 'x'.repeat(20_000),
    keyPoints: ['a', '', 7],
    actionItems: [{ text: 'b' }],
    chapters: [
      { startSeconds: 9, title: 'later' },
      { startSeconds: 1, title: 'first' },
    ],
    highlights: null,
  };
  const summary = parseSummary(sent);

  expect(summary.overview).toHaveLength(10_000);
  expect(summary.keyPoints).toEqual(['a']);
  expect(summary.chapters.map(({ title }) => title)).toEqual(['first', 'later']);
  expect(saysSomething(summary)).toBe(true);
  expect(saysSomething(parseSummary({ status: 'none' }))).toBe(false);
  expect(() => parseSummary({ status: 'what' })).toThrow(WireError);
  expect(() => parseSummary(null)).toThrow(WireError);
});
