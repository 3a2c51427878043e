import { beforeEach, expect, it } from 'vitest';
import { aPhrase } from '../../test/transcripts';
import { find } from './find';
import { LineList } from './LineList';
import { LineMaker } from './lines';
import type { Phrase } from './transcript';

let near: (block: Element, isNear: boolean) => void;
let list: LineList;
let maker: LineMaker;

beforeEach(() => {
  maker = new LineMaker();
  list = new LineList((_, changed) => {
    near = changed;
    return { observe: () => undefined, unobserve: () => undefined };
  });
});

function show(phrases: readonly Phrase[]): void {
  list.show(maker.linesOf({ phrases, gaps: [] }));
}

function manyPhrases(count: number): readonly Phrase[] {
  return Array.from({ length: count }, (_, index) =>
    aPhrase({ id: String(index), startSeconds: index, text: `Phrase ${index}` }),
  );
}

function rows(): HTMLElement[] {
  return [...list.element.querySelectorAll('li')];
}

function scrollTo(block: number): void {
  [...list.element.children].forEach((element, index) => {
    near(element, Math.abs(index - block) <= 1);
  });
}

it('has rows for what is on screen only, and keeps the height of the rest', () => {
  show(manyPhrases(8_000));
  scrollTo(70);

  expect(rows()).toHaveLength(180);
  expect(rows()[0]?.textContent).toContain('Phrase 4140');
  expect(list.element.children).toHaveLength(134);
  expect((list.element.firstElementChild as HTMLElement).style.height).toBe('3840px');

  scrollTo(0);
  expect(rows()[0]?.textContent).toContain('Phrase 0');
  expect(rows()).toHaveLength(120);
});

it('draws only what has changed', () => {
  const phrases = manyPhrases(100);
  show(phrases);
  scrollTo(0);
  const before = rows();

  show([...phrases, aPhrase({ id: 'new', startSeconds: 1_000, text: 'New' })]);

  expect(rows()[0]).toBe(before[0]);
  expect(rows().at(-1)?.textContent).toContain('New');
});

it('draws a corrected line anew, quietly marked', () => {
  const phrases = manyPhrases(2);
  show(phrases);
  scrollTo(0);

  show(phrases.map((phrase) => ({ ...phrase, text: 'Right', corrected: true })));

  expect(rows().map((row) => row.querySelector('.line-text')?.textContent)).toEqual([
    'Right',
    'Right',
  ]);
  expect(rows()[0]?.querySelector('.line-note')?.textContent).toBe('Corrected');
});

it('tells the line that is heard, also when its rows come later', () => {
  show(manyPhrases(200));
  scrollTo(0);
  list.setCurrent(3);
  expect(list.element.querySelector('[aria-current]')?.textContent).toContain('Phrase 3');

  list.setCurrent(190);
  expect(list.element.querySelector('[aria-current]')).toBeNull();
  list.reveal(190);
  expect(list.element.querySelector('[aria-current]')?.textContent).toContain('Phrase 190');
});

it('marks what was found', () => {
  show([aPhrase({ text: 'Rivers and rivers' })]);
  scrollTo(0);
  const matches = find(list.lines, 'river');
  list.mark(matches, matches[1]);

  const marks = [...list.element.querySelectorAll('mark')];
  expect(marks.map(({ textContent, className }) => [textContent, className])).toEqual([
    ['River', ''],
    ['river', 'mark-now'],
  ]);
  list.mark([], undefined);
  expect(list.element.querySelector('mark')).toBeNull();
});

it('takes words for words, and each in its own direction', () => {
  show([aPhrase({ text: '<img src=x onerror=alert(1)> נהר' })]);
  scrollTo(0);

  expect(list.element.querySelector('img')).toBeNull();
  expect(list.element.querySelector('.line-text')?.getAttribute('dir')).toBe('auto');
});

it('tells of silence in its place', () => {
  list.show(
    maker.linesOf({
      phrases: [aPhrase({ startSeconds: 0 }), aPhrase({ id: 'p2', startSeconds: 60 })],
      gaps: [
        { startSeconds: 10, seconds: 40 },
        { startSeconds: 55, seconds: 3 },
      ],
    }),
  );
  scrollTo(0);

  expect(rows().map(({ className }) => className)).toEqual([
    'line line-phrase',
    'line line-gap',
    'line line-phrase',
  ]);
  expect(rows()[1]?.textContent).toBe('Nothing was heard for 40 s');
});
