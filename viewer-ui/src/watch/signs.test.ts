import { expect, it } from 'vitest';
import type { PlayerState } from '../player/Player';
import type { Scene } from './scene';
import { signsOf } from './signs';

const live: Scene = { kind: 'player', hostIsAway: false };
const away: Scene = { kind: 'player', hostIsAway: true };

function state(change: Partial<PlayerState>): PlayerState {
  return {
    playback: 'playing',
    startsLate: false,
    muted: false,
    recovering: false,
    needsPress: false,
    ...change,
  };
}

it('says nothing over a picture that plays with sound', () => {
  expect(signsOf(live, state({}), false)).toEqual({
    message: undefined,
    notice: undefined,
    spinner: false,
    button: undefined,
  });
});

it.each([
  ['while the player is loaded', undefined],
  ['before the first picture', state({ playback: 'loading' })],
  ['during a stall', state({ playback: 'waiting' })],
])('turns %s', (_, given) => {
  expect(signsOf(live, given, false).spinner).toBe(true);
});

it('offers the sound of a muted picture, and a press where the browser wants one', () => {
  expect(signsOf(live, state({ muted: true }), false).button).toBe('unmute');
  expect(signsOf(live, state({ muted: true, playback: 'paused' }), false).button).toBeUndefined();
  const blocked = signsOf(live, state({ playback: 'loading', needsPress: true }), false);
  expect(blocked).toMatchObject({ button: 'play', spinner: false });
});

it('keeps the last picture of a host who is away, with a line over it', () => {
  const signs = signsOf(away, state({ playback: 'waiting' }), false);

  expect(signs.notice).toContain('The host is reconnecting');
  expect(signs).toMatchObject({ message: undefined, spinner: false });
});

it('says it in the middle where there is no picture yet', () => {
  expect(signsOf(away, state({ playback: 'loading' }), false).message?.title).toBe(
    'The host is reconnecting',
  );
});

it('says that it starts when the first picture takes its time', () => {
  const late = state({ playback: 'loading', startsLate: true });

  expect(signsOf(live, late, false)).toMatchObject({
    message: { title: 'Starting' },
    spinner: false,
  });
  expect(signsOf(live, { ...late, needsPress: true }, false)).toMatchObject({
    message: undefined,
    button: 'play',
  });
});

it('tells of a lost connection', () => {
  expect(signsOf(live, state({ recovering: true }), false).notice).toBe(
    'Connection lost. Trying again.',
  );
});

it('tells what the player lacks', () => {
  expect(signsOf(live, undefined, true).message?.title).toBe('The player could not be loaded');
  expect(signsOf(live, state({ playback: 'unsupported' }), false).message?.title).toBe(
    'This browser cannot play the stream',
  );
});
