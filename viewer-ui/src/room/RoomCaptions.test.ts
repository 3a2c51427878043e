import { expect, it } from 'vitest';
import { aCaption } from '../../test/captions';
import { WireError } from '../base/wire';
import { parseCaption, RoomCaptions } from './RoomCaptions';

it('reads what the room sends', () => {
  const sent = { ...aCaption(), language: 'en-US', more: 1 };

  expect(parseCaption(sent)).toEqual(aCaption());
});

it.each([
  ['nothing', undefined],
  ['no text', { ...aCaption(), text: null }],
  ['no time', { ...aCaption(), startTime: 'now' }],
  ['an end before its beginning', { ...aCaption(), endTime: 1 }],
])('refuses %s', (_, value) => {
  expect(() => parseCaption(value)).toThrow(WireError);
});

it('bounds what it reads', () => {
  const long = parseCaption({ ...aCaption(), text: 'x'.repeat(9_999), endTime: 1e15 });

  expect(long.text).toHaveLength(500);
  expect(long.endTime - long.startTime).toBe(60_000);
});

it('replaces a guess by the next one and by the final words, and never back', () => {
  const captions = new RoomCaptions();
  captions.add(aCaption({ text: 'Rivers', final: false }));
  captions.add(aCaption({ text: 'Rivers and', final: false }));
  captions.add(aCaption({ text: 'Rivers and banks.', final: true }));
  captions.add(aCaption({ text: 'Rivers and', final: false }));

  expect(captions.of('en-us').map(({ text }) => text)).toEqual(['Rivers and banks.']);
});

it('keeps the place of what was withdrawn', () => {
  const captions = new RoomCaptions();
  captions.add(aCaption({ startTime: 5_000, endTime: 6_000 }));
  captions.add(aCaption({ text: '', startTime: 0, endTime: 0, final: false }));

  expect(captions.of('en-us')).toEqual([
    aCaption({ text: '', startTime: 5_000, endTime: 6_000, final: false }),
  ]);
});

it('puts captions in the order of their times, each language apart', () => {
  const captions = new RoomCaptions();
  captions.add(
    aCaption({ id: 'b', startTime: 2_000, endTime: 3_000 }),
    aCaption({ id: 'a', startTime: 1_000, endTime: 2_000 }),
    aCaption({ id: 'c', language: 'ar' }),
  );

  expect(captions.of('en-us').map(({ id }) => id)).toEqual(['a', 'b']);
  expect(captions.languages).toEqual(['en-us', 'ar']);
});

it('tells of changes only, until it is no longer asked to', () => {
  const captions = new RoomCaptions();
  let told = 0;
  const stop = captions.watch(() => (told += 1));
  captions.add(aCaption());
  captions.add(aCaption({ final: false, text: 'late' }));
  stop();
  captions.add(aCaption({ id: 'next' }));

  expect(told).toBe(1);
});

it('forgets the oldest, and more languages than it can show', () => {
  const captions = new RoomCaptions();
  for (let number = 0; number < 1_000; number += 1) {
    captions.add(aCaption({ id: String(number), startTime: number, endTime: number + 1 }));
    captions.add(aCaption({ id: 'x', language: `x-${number}` }));
  }

  expect(captions.of('en-us')).toHaveLength(300);
  expect(captions.of('en-us')[0]?.id).toBe('700');
  expect(captions.languages).toHaveLength(8);
});
