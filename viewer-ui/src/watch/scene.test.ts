import { expect, it } from 'vitest';
import { aStream } from '../../test/streams';
import type { Recording } from '../recordings/recording';
import type { Stream, StreamStatus } from '../streams/stream';
import { words } from '../words';
import { nextChangeMs, sceneOf } from './scene';
import type { Watch } from './WatchSession';

const now = new Date(2026, 4, 12, 12, 0);

function known(status: StreamStatus, change: Partial<Stream> = {}): Watch {
  return { phase: 'known', status, viewers: 0, stream: aStream(change) };
}

function title(watch: Watch, playedOut = false): string {
  const scene = sceneOf(watch, now, playedOut);
  return scene.kind === 'message' ? scene.title : scene.kind;
}

it('says when it starts, today by the clock', () => {
  const start = new Date(2026, 4, 12, 18, 0);

  expect(title(known('created', { scheduledStart: start }))).toMatch(
    /^Starts at (18:00|6:00\sPM)$/,
  );
});

it('says when it starts, another day with date and zone', () => {
  const start = new Date(2026, 4, 14, 18, 0);

  expect(title(known('created', { scheduledStart: start }))).toMatch(
    /^Starts on Thursday.*14.* at (18:00|6:00\sPM) \S+/,
  );
});

it.each([
  ['no time was announced', undefined],
  ['the time has come', now],
  ['the host is late', new Date(2026, 4, 12, 11, 50)],
])('says that it starts soon when %s', (_, scheduledStart) => {
  expect(title(known('created', { scheduledStart }))).toBe('Starting soon');
});

it('plays while live, and while the host reconnects', () => {
  expect(sceneOf(known('live'), now, false)).toEqual({ kind: 'player', hostIsAway: false });
  expect(sceneOf(known('reconnecting'), now, false)).toEqual({ kind: 'player', hostIsAway: true });
});

it('shows the last pictures of an ended event before it says so', () => {
  expect(title(known('ended'), false)).toBe('player');
  expect(title(known('ended'), true)).toBe('This event has ended');
});

it('offers the recording of an ended event, and plays it only when it is asked for', () => {
  const recording = { id: 'r1' } as Recording;
  const ready = { kind: 'ready', recording } as const;

  expect(sceneOf(known('ended'), now, true, { state: ready, wanted: false })).toMatchObject({
    kind: 'message',
    title: 'This event has ended',
    offersRecording: true,
  });
  expect(sceneOf(known('ended'), now, true, { state: ready, wanted: true })).toEqual({
    kind: 'recording',
    recording,
  });
  expect(
    sceneOf(known('ended'), now, true, { state: { kind: 'soon' }, wanted: false }),
  ).toMatchObject({ detail: words.recordingSoon, offersRecording: false });
});

it('does not cut off the last pictures for the recording', () => {
  const ready = { kind: 'ready', recording: { id: 'r1' } as Recording } as const;

  expect(sceneOf(known('ended'), now, false, { state: ready, wanted: false }).kind).toBe('player');
});

it.each([
  ['loading', 'loading'],
  ['missing', 'There is no event here'],
  ['private', 'This event is private'],
  ['expired', 'This link has expired'],
  ['unreachable', 'The server cannot be reached'],
] as const)('has words for %s', (phase, expected) => {
  expect(title({ phase })).toBe(expected);
});

it('looks again when the announced time comes, and each hour until then', () => {
  const inMinutes = (minutes: number) =>
    known('created', { scheduledStart: new Date(now.getTime() + minutes * 60_000) });

  expect(nextChangeMs(inMinutes(5), now)).toBe(300_000);
  expect(nextChangeMs(inMinutes(60 * 24 * 40), now)).toBe(3_600_000);
  expect(nextChangeMs(inMinutes(-5), now)).toBeUndefined();
  expect(nextChangeMs(known('live'), now)).toBeUndefined();
});
