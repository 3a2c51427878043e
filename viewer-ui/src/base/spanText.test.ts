import { expect, it } from 'vitest';
import { positionText } from './positionText';
import { spanText } from './spanText';

it.each([
  [40.2, '40 s'],
  [90, '2 min'],
  [200, '3 min'],
  [3_600, '1 h'],
  [4_800, '1 h 20 min'],
])('%d s take %s', (seconds, text) => {
  expect(spanText(seconds)).toBe(text);
});

it.each([
  [-1, '0:00'],
  [9.9, '0:09'],
  [545, '9:05'],
  [3_723, '1:02:03'],
])('%d s are at %s', (seconds, text) => {
  expect(positionText(seconds)).toBe(text);
});
