import { expect, it } from 'vitest';
import type { HlsEngine } from './HlsSourceHandler';
import { ProgrammeClock } from './ProgrammeClock';

function clockOf(
  fragments: readonly (readonly [start: number, duration: number, date: number | null])[],
  hint?: readonly [start: number, duration: number, date: number],
): ProgrammeClock {
  const dated = (fragment: (typeof fragments)[number]) => ({
    start: fragment[0],
    duration: fragment[1],
    programDateTime: fragment[2],
  });
  const latestLevelDetails = {
    fragments: fragments.map(dated),
    fragmentHint: hint && dated(hint),
  };
  const engine = { latestLevelDetails } as unknown as HlsEngine;
  return new ProgrammeClock(document.createElement('video'), () => engine);
}

/** Two seconds each; fourteen seconds of the programme are missing after the second. */
const interrupted = clockOf(
  [
    [0, 2, 100_000],
    [2, 2, 102_000],
    [4, 2, 118_000],
  ],
  [6, 0.3, 120_000],
);

it.each([
  [0, 100_000],
  [3.5, 103_500],
  [4.25, 118_250],
  [6.5, 120_500],
  [-1, 99_000],
])('knows the programme time of %d s', (seconds, programmeMs) => {
  expect(interrupted.at(seconds)).toBe(programmeMs);
});

it.each([
  [103_500, 3.5],
  [118_250, 4.25],
  [120_500, 6.5],
  [110_000, 4],
  [95_000, -5],
])('finds %d ms of the programme', (programmeMs, seconds) => {
  expect(interrupted.positionOf(programmeMs)).toBe(seconds);
});

it('knows nothing before a playlist with dates is there', () => {
  expect(clockOf([]).at(1)).toBeUndefined();
  expect(clockOf([[0, 2, null]]).positionOf(1)).toBeUndefined();
});

it('asks a browser that plays by itself', () => {
  const media = Object.assign(document.createElement('video'), {
    getStartDate: () => new Date(100_000),
  });
  const clock = new ProgrammeClock(media, () => undefined);

  expect(clock.at(2)).toBe(102_000);
  expect(clock.positionOf(103_000)).toBe(3);
});
