import { expect, it } from 'vitest';
import { aPhrase, aTranscript } from '../../test/transcripts';
import { WireError } from '../base/wire';
import { merge, parseTranscript } from './transcript';

it('reads what the server sends', () => {
  const sent = {
    streamId: 's1',
    title: 'Rivers',
    language: 'en-US',
    status: 'live',
    provider: 'azure',
    draft: false,
    epoch: 1_000_000,
    items: [{ ...aPhrase(), startTime: 1_012_000, takeId: 't', takeStartMs: 0, takeEndMs: 1 }],
    gaps: [{ startSeconds: 3, seconds: 4, cause: 'restart' }],
    version: 1,
    truncated: false,
  };

  expect(parseTranscript(sent)).toEqual(aTranscript({ gaps: [{ startSeconds: 3, seconds: 4 }] }));
  expect(parseTranscript({ ...sent, epoch: '1970-01-01T00:16:40Z' }).epochMs).toBe(1_000_000);
});

it.each([
  ['nothing', null],
  ['no list', { items: {} }],
  ['a phrase without words', { items: [{ id: 'a' }] }],
])('refuses %s', (_, value) => {
  expect(() => parseTranscript(value)).toThrow(WireError);
});

it('puts phrases in the order of their times, and bounds them', () => {
  const items = [
    { ...aPhrase(), id: 'b', startSeconds: 9, endSeconds: 1 },
    { ...aPhrase(), id: 'a', startSeconds: 1, text: 'x'.repeat(9_000) },
  ];
  const { phrases } = parseTranscript({ items });

  expect(phrases.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(phrases[0]?.text).toHaveLength(2_000);
  expect(phrases[1]?.endSeconds).toBe(9);
});

it('takes over what is new or corrected, and leaves the rest the same objects', () => {
  const first = aPhrase({ id: 'a', startSeconds: 1 });
  const second = aPhrase({ id: 'b', startSeconds: 2 });
  const known = aTranscript({ phrases: [first, second] });
  const news = aTranscript({
    version: 5,
    phrases: [aPhrase({ id: 'b', startSeconds: 2, text: 'Right' }), aPhrase({ id: 'c' })],
  });

  const merged = merge(known, news);

  expect(merged.version).toBe(5);
  expect(merged.phrases.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(merged.phrases[0]).toBe(first);
  expect(merged.phrases[1]?.text).toBe('Right');
});
