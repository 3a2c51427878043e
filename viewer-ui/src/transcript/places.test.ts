import { expect, it } from 'vitest';
import { aPhrase } from '../../test/transcripts';
import { placeInFile } from './places';

const ofStream = [
  aPhrase({ id: 'a', startSeconds: 10, endSeconds: 12 }),
  aPhrase({ id: 'lost', startSeconds: 20, endSeconds: 22 }),
  aPhrase({ id: 'b', startSeconds: 30, endSeconds: 34 }),
];
const ofFile = [
  aPhrase({ id: 'a', startSeconds: 4, endSeconds: 6 }),
  aPhrase({ id: 'b', startSeconds: 8, endSeconds: 12 }),
];

it.each([
  [11, 5],
  [30, 8],
  [33, 11],
  [5, 4],
  [21, 6],
  [900, 12],
])('finds second %d of the programme at %d in the file', (seconds, place) => {
  expect(placeInFile(seconds, ofStream, ofFile)).toBe(place);
});

it('finds nothing in a file without words', () => {
  expect(placeInFile(11, ofStream, [])).toBeUndefined();
});
