import { expect, it } from 'vitest';
import { StallWatch, type Look, type Push } from './StallWatch';

/** Looks once a second, as the player does, and answers when it was pushed: `12: rebuild`. */
function pushes(seconds: number, at: (second: number) => Partial<Look>): string[] {
  const watch = new StallWatch();
  const seen: string[] = [];
  for (let second = 0; second < seconds; second += 1) {
    const push: Push = watch.look({
      nowMs: 1_000_000 + second * 1_000,
      shouldPlay: true,
      currentTime: second,
      edge: second + 8,
      playlistAtMs: 1_000_000 + second * 1_000,
      ...at(second),
    });
    if (push !== 'none') {
      seen.push(`${second}: ${push}`);
    }
  }
  return seen;
}

it('leaves a moving picture alone', () => {
  expect(pushes(120, () => ({}))).toEqual([]);
});

it('pushes a picture that stands although there is more to play, harder the second time', () => {
  const stands = (second: number) => ({ currentTime: 10, edge: 10 + second });

  expect(pushes(40, stands)).toEqual(['6: seek-to-live', '18: rebuild', '30: rebuild']);
});

it('counts its own seek as no movement', () => {
  const stands = (second: number) => ({ currentTime: second < 7 ? 10 : 20, edge: 30 });

  expect(pushes(20, stands)).toEqual(['6: seek-to-live', '13: rebuild']);
});

it('waits with a host who is away', () => {
  expect(pushes(300, () => ({ currentTime: 10, edge: 10.2 }))).toEqual([]);
});

it('asks again when playlists have silently stopped coming', () => {
  const silent = () => ({ currentTime: 10, edge: 10, playlistAtMs: 1_000_000 });

  expect(pushes(30, silent)).toEqual(['21: reload']);
});

it('does not disturb a pause or a start', () => {
  expect(pushes(60, () => ({ currentTime: 10, shouldPlay: false }))).toEqual([]);
  expect(pushes(60, () => ({ currentTime: 0, edge: undefined }))).toEqual([]);
});
