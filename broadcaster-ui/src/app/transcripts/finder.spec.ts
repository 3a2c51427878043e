import { signal } from '@angular/core';
import { Finder } from './finder';
import { markedPieces, readHit } from './hit';
import { blocksOf, rowsOf } from './rows';

describe('Finder', () => {
  const lines = signal([
    { id: 'a', text: 'Über die Fähre, die fähre!' },
    { id: 'b', text: 'Nothing here' },
    { id: 'c', text: 'Ein Fährmann' },
  ]);

  it('marks words whatever their case and accents', () => {
    const finder = new Finder(lines);
    finder.search('fahre');

    expect(finder.marks().get('a')).toEqual([
      [9, 14],
      [20, 25],
    ]);
    expect(finder.places()).toEqual(['a']);
    finder.search('uber');
    expect(finder.marks().get('a')).toEqual([[0, 4]]);
  });

  it('goes from place to place and round', () => {
    const finder = new Finder(lines);
    finder.search('fähr');
    const seen = [finder.current()];
    finder.go(1);
    seen.push(finder.current());
    finder.go(1);
    seen.push(finder.current());
    finder.go(-1);
    seen.push(finder.current());

    expect(seen).toEqual(['a', 'c', 'a', 'c']);
    expect(finder.number()).toBe(2);
    finder.search('nothing at all');
    expect([finder.current(), finder.number()]).toEqual([null, 0]);
  });

  it('is quick in six hours of speech', () => {
    const text = 'All of the ferries that leave the harbour in the morning come back at night.';
    const many = Array.from({ length: 8_000 }, (_, index) => ({ id: `p${index}`, text }));
    const finder = new Finder(signal(many));
    finder.search('harbour in');

    expect(finder.places()).toHaveLength(5_000);
  });
});

describe('markedPieces', () => {
  it('cuts a text at its marks, however they come', () => {
    const pieces = (marks: [number, number][]): string[] =>
      markedPieces('abcdef', marks).map(({ text, isMarked }) => (isMarked ? `[${text}]` : text));

    expect(pieces([])).toEqual(['abcdef']);
    expect(pieces([[2, 4]])).toEqual(['ab', '[cd]', 'ef']);
    expect(
      pieces([
        [4, 99],
        [0, 2],
        [1, 3],
      ]),
    ).toEqual(['[ab]', '[c]', 'd', '[ef]']);
    expect(pieces([[-5, 1]])).toEqual(['[a]', 'bcdef']);
  });
});

describe('readHit', () => {
  it('leaves out marks that are none', () => {
    const hit = readHit({
      streamId: 's1',
      title: 'A talk',
      status: 'live',
      phraseId: 'p1',
      startSeconds: 3.5,
      startTime: 1_700_000_000_000,
      text: 'Ferries',
      marks: [[0, 3], [1], 'x', [0.5, 2]],
    });

    expect(hit).toMatchObject({ id: 's1 p1', isLive: true, host: null, marks: [[0, 3]] });
  });
});

describe('rowsOf', () => {
  it('puts gaps where they are, but for those that are a breath', () => {
    const line = { language: '', text: 'x', isCorrected: false };
    const rows = rowsOf(
      [
        { id: 'a', startSeconds: 5, ...line },
        { id: 'b', startSeconds: 60, ...line },
      ],
      [
        { startSeconds: 8, seconds: 1, cause: '' },
        { startSeconds: 10, seconds: 40, cause: '' },
        { startSeconds: 70, seconds: 5, cause: '' },
      ],
      new Map(),
    );

    expect(rows.map(({ key }) => key)).toEqual(['a', 'gap 10', 'b', 'gap 70']);
  });
});

describe('blocksOf', () => {
  it('leaves out nothing', () => {
    const rows = Array.from({ length: 250 }, (_, index) => ({
      kind: 'gap' as const,
      key: String(index),
      gap: { startSeconds: index, seconds: 5, cause: '' },
    }));

    expect(blocksOf(rows).map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(blocksOf(rows).flat()).toEqual(rows);
    expect(blocksOf([])).toEqual([]);
  });
});
