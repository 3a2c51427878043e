import { expect, it } from 'vitest';
import { aCaption } from '../../../test/captions';
import type { RoomCaption } from '../../room/RoomCaptions';
import { momentOf, type Cue } from './timeline';

function textAt(nowMs: number, room: readonly RoomCaption[], playlist: readonly Cue[] = []) {
  return momentOf(room, playlist, nowMs).shown.map(({ lines }) => lines.join(' / '));
}

it('shows a caption with its picture: not before, and not after', () => {
  const room = [aCaption({ startTime: 10_000, endTime: 12_000, text: 'Rivers\nand banks' })];

  expect(textAt(9_999, room)).toEqual([]);
  expect(textAt(10_000, room)).toEqual(['Rivers / and banks']);
  expect(textAt(11_999, room)).toEqual(['Rivers / and banks']);
  expect(textAt(12_000, room)).toEqual([]);
});

it('says when to look again', () => {
  const room = [aCaption({ startTime: 10_000, endTime: 12_000 })];

  expect(momentOf(room, [], 9_000).nextChangeMs).toBe(10_000);
  expect(momentOf(room, [], 10_000).nextChangeMs).toBe(12_000);
  expect(momentOf(room, [], 12_000).nextChangeMs).toBeUndefined();
});

it('keeps a guess while the next words come, but not into the next caption', () => {
  const guess = aCaption({ startTime: 10_000, endTime: 11_000, final: false, text: 'Rivers' });
  const next = aCaption({ id: 'c2', startTime: 11_500, endTime: 13_000, text: 'Banks' });

  expect(textAt(12_400, [guess])).toEqual(['Rivers']);
  expect(textAt(12_600, [guess])).toEqual([]);
  expect(textAt(11_400, [guess, next])).toEqual(['Rivers']);
  expect(textAt(11_600, [guess, next])).toEqual(['Banks']);
});

it('never says the same twice: the room goes before the playlist', () => {
  const room = [aCaption({ startTime: 10_000, endTime: 12_000, text: 'Corrected' })];
  const playlist = [
    { startMs: 8_000, endMs: 10_020, text: 'Before' },
    { startMs: 10_020, endMs: 12_020, text: 'Not corrected' },
    { startMs: 12_020, endMs: 14_000, text: 'After' },
  ];

  expect(textAt(9_000, room, playlist)).toEqual(['Before']);
  expect(textAt(11_000, room, playlist)).toEqual(['Corrected']);
  expect(textAt(12_010, room, playlist)).toEqual([]);
  expect(textAt(13_000, room, playlist)).toEqual(['After']);
});

it('shows what was withdrawn from neither', () => {
  const room = [aCaption({ startTime: 10_000, endTime: 12_000, text: '' })];
  const playlist = [{ startMs: 10_000, endMs: 12_000, text: 'Withdrawn' }];

  expect(textAt(11_000, room, playlist)).toEqual([]);
});

it('shows two lines, the newest last', () => {
  const at = (id: string, startTime: number) =>
    aCaption({ id, startTime, endTime: 20_000, text: id });

  expect(textAt(15_000, [at('a', 1), at('b', 2), at('c', 3)])).toEqual(['b', 'c']);
});

it('knows a caption again while its words change', () => {
  const guess = momentOf([aCaption({ text: 'Riv', final: false })], [], 10_500).shown[0];
  const final = momentOf([aCaption({ text: 'Rivers' })], [], 10_500).shown[0];

  expect(guess?.key).toBe(final?.key);
});
