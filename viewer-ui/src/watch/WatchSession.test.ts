import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aStream } from '../../test/streams';
import { State } from '../base/State';
import type { RoomState } from '../room/RoomClient';
import { ApiError } from '../base/readJson';
import type { Stream } from '../streams/stream';
import { WatchSession } from './WatchSession';

const away: RoomState = {
  joined: false,
  status: undefined,
  viewers: undefined,
  refusal: undefined,
};

let answers: (() => Promise<Stream>)[];
let asked: number;
let room: State<RoomState>;
let session: WatchSession;

beforeEach(() => {
  vi.useFakeTimers();
  answers = [];
  asked = 0;
  room = new State(away);
  const api = {
    get: () => {
      asked += 1;
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      return answer ? answer() : new Promise<Stream>(() => undefined);
    },
  };
  session = new WatchSession('s1', api, { state: room });
});

afterEach(() => {
  session.stop();
  vi.useRealTimers();
});

async function start(...given: (() => Promise<Stream>)[]): Promise<void> {
  answers = given;
  session.start();
  await vi.advanceTimersByTimeAsync(0);
}

function found(change: Partial<Stream> = {}): () => Promise<Stream> {
  return () => Promise.resolve(aStream(change));
}

function refused(status: number): () => Promise<Stream> {
  return () => Promise.reject(new ApiError(status, 'refused'));
}

it('knows the stream', async () => {
  await start(found({ viewers: 3 }));

  expect(session.state.value).toMatchObject({ phase: 'known', status: 'live', viewers: 3 });
});

it.each([
  [404, 'missing'],
  [401, 'private'],
  [403, 'private'],
  [0, 'unreachable'],
  [503, 'unreachable'],
])('understands a refusal with %d', async (status, phase) => {
  await start(refused(status));

  expect(session.state.value).toEqual({ phase });
});

it('tells an invitation that opens nothing any more from an event that is not there', async () => {
  session = new WatchSession('s1', { get: refused(404) }, { state: room }, true);
  session.start();
  await vi.advanceTimersByTimeAsync(0);

  expect(session.state.value).toEqual({ phase: 'expired' });
});

it('asks again after a failure, and then knows', async () => {
  await start(refused(503), found());

  await vi.advanceTimersByTimeAsync(1_200);

  expect(session.state.value.phase).toBe('known');
});

it('keeps what it knows while the server is away', async () => {
  await start(found(), refused(0));

  await vi.advanceTimersByTimeAsync(60_000);

  expect(session.state.value).toMatchObject({ phase: 'known', status: 'live' });
});

it('follows the room at once, and asks for what the room does not say', async () => {
  await start(found({ status: 'created' }));
  const before = asked;

  room.set({ ...away, joined: true, status: 'live', viewers: 12 });

  expect(session.state.value).toMatchObject({ status: 'live', viewers: 12 });
  expect(asked).toBe(before + 1);
});

it('lets an answer that was asked for before the news not undo it', async () => {
  let answer: (stream: Stream) => void = () => undefined;
  await start(() => new Promise((resolve) => (answer = resolve)));

  room.set({ ...away, joined: true, status: 'ended', viewers: 0 });
  answer(aStream({ status: 'live' }));
  await vi.advanceTimersByTimeAsync(0);

  expect(session.state.value).toMatchObject({ phase: 'known', status: 'ended' });
});

it('hears of changes without a room, every ten seconds', async () => {
  await start(found({ status: 'created' }), found({ status: 'live' }));

  await vi.advanceTimersByTimeAsync(10_000);

  expect(session.state.value).toMatchObject({ status: 'live' });
});

it('asks seldom while the room is joined', async () => {
  room.set({ ...away, joined: true, status: 'live', viewers: 1 });
  await start(found());
  const before = asked;

  await vi.advanceTimersByTimeAsync(59_000);

  expect(asked).toBe(before);
});

it('is silent after it was stopped', async () => {
  await start(found());
  const before = asked;

  session.stop();
  room.set({ ...away, joined: true, status: 'ended', viewers: 0 });
  await vi.advanceTimersByTimeAsync(120_000);

  expect(asked).toBe(before);
});
