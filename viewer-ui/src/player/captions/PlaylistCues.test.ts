import { expect, it } from 'vitest';
import { PlaylistCues } from './PlaylistCues';

function cuesOf(...starts: readonly number[]): PlaylistCues {
  const cues = new PlaylistCues();
  starts.forEach((startTime) => {
    cues.add({ startTime, endTime: startTime + 1, text: `at ${startTime}` });
  });
  return cues;
}

it('keeps the order of times, whatever comes first', () => {
  expect(
    cuesOf(10, 2, 6)
      .near(6)
      .map(({ startTime }) => startTime),
  ).toEqual([2, 6, 10]);
});

it('keeps a cue once that two segments bring', () => {
  const cues = cuesOf(2, 4);
  cues.add({ startTime: 4.001, endTime: 5, text: 'at 4' });
  cues.add({ startTime: 4.1, endTime: 5, text: 'somebody else' });

  expect(cues.near(4).map(({ text }) => text)).toEqual(['at 2', 'at 4', 'somebody else']);
});

it('looks no further than a minute', () => {
  const cues = cuesOf(0, 100, 200);

  expect(cues.near(130).map(({ startTime }) => startTime)).toEqual([100]);
});

it('forgets the first of too many', () => {
  const cues = new PlaylistCues();
  for (let startTime = 0; startTime < 40_010; startTime += 1) {
    cues.add({ startTime, endTime: startTime + 1, text: 'x' });
  }

  expect(cues.size).toBe(40_000);
  expect(cues.near(0)[0]?.startTime).toBe(10);
});
