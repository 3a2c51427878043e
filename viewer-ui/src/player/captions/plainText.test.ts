import { expect, it } from 'vitest';
import { plainText } from './plainText';

it.each([
  ['Rivers\nand banks', 'Rivers\nand banks'],
  ['<v Grace>Rivers</v> <i>rise</i>', 'Rivers rise'],
  ['&lt;script&gt; &amp;amp; 1 &lt; 2', '<script> &amp; 1 < 2'],
  ['&rlm;נהר&lrm;', '\u200fנהר\u200e'],
  ['&unknown; & alone', '&unknown; & alone'],
])('reads %j', (cueText, words) => {
  expect(plainText(cueText)).toBe(words);
});
