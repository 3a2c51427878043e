import { expect, it } from 'vitest';
import { aPhrase } from '../../test/transcripts';
import { find } from './find';
import { lineAt, LineMaker } from './lines';

function matches(text: string, wanted: string): string[] {
  const lines = new LineMaker().linesOf({ phrases: [aPhrase({ text })], gaps: [] });
  return find(lines, wanted).map(({ from, to }) => text.slice(from, to));
}

it.each([
  ['Rivers and RIVERS', 'river', ['River', 'RIVER']],
  ['Der Fluß und die Ufer', 'ufer', ['Ufer']],
  ['Les étés à Évian', 'ete', ['été']],
  ['e\u0301te\u0301', 'ete', ['e\u0301te\u0301']],
  ['İstanbul river', 'river', ['river']],
  ['🌊🌊 river', 'river', ['river']],
  ['שלום עולם', 'עולם', ['עולם']],
  ['a b', 'a', []],
  ['aaaa', 'aa', ['aa', 'aa']],
  ['no', ' ', []],
])('finds in %j what is like %j', (text, wanted, found) => {
  expect(matches(text, wanted)).toEqual(found);
});

it('knows the line that is heard', () => {
  const phrases = [2, 4, 6].map((startSeconds) => aPhrase({ id: `${startSeconds}`, startSeconds }));
  const lines = new LineMaker().linesOf({ phrases, gaps: [] });

  expect(lineAt(lines, 1)).toBeUndefined();
  expect(lineAt(lines, 2)).toBe(0);
  expect(lineAt(lines, 5.9)).toBe(1);
  expect(lineAt(lines, 600)).toBe(2);
});
