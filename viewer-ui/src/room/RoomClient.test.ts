import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aCaption } from '../../test/captions';
import type { Measurement } from '../player/measurement';
import { RoomClient, type RoomSocket } from './RoomClient';
import { ViewerIdentity } from './ViewerIdentity';

/** Stands in for Socket.IO: answers joins from a list, keeps what was sent. */
class FakeSocket implements RoomSocket {
  connected = false;
  readonly sent: [string, unknown][] = [];
  readonly joins: unknown[] = [];
  answers: (() => Promise<unknown>)[] = [];
  readonly #listeners = new Map<string, (payload: unknown) => void>();

  on(event: string, listener: (payload: unknown) => void): void {
    this.#listeners.set(event, listener);
  }

  emit(event: string, payload: unknown): void {
    this.sent.push([event, payload]);
  }

  emitWithAck(_event: string, payload: unknown): Promise<unknown> {
    this.joins.push(payload);
    return this.answers.shift()?.() ?? new Promise(() => undefined);
  }

  connect(): void {
    this.connected = true;
    this.receive('connect', undefined);
  }

  disconnect(): void {
    this.connected = false;
    this.receive('disconnect', 'io client disconnect');
  }

  receive(event: string, payload: unknown): void {
    this.#listeners.get(event)?.(payload);
  }
}

const measurement: Measurement = {
  position: 12.5,
  startupMs: 700,
  stalls: 0,
  stallMs: 0,
  latencyMs: 7_000,
  bitrateKbps: 900,
  rendition: '720p',
  droppedFrames: 0,
  errors: 0,
};

let socket: FakeSocket;
let room: RoomClient;

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  socket = new FakeSocket();
  room = new RoomClient('s1', new ViewerIdentity(), 'playback-token', () => socket);
});

afterEach(() => {
  vi.useRealTimers();
});

function joined(sessionId: string, viewers = 5): () => Promise<unknown> {
  return () =>
    Promise.resolve({
      ok: true,
      viewerToken: 'viewer-token',
      sessionId,
      room: { streamId: 's1', status: 'live', title: 'T', host: 'H', viewers, captions: [] },
    });
}

async function enter(...answers: (() => Promise<unknown>)[]): Promise<void> {
  socket.answers = answers;
  room.enter();
  await vi.advanceTimersByTimeAsync(0);
}

it('joins and takes over what the room says', async () => {
  await enter(joined('a', 7));

  expect(socket.joins).toEqual([
    { streamId: 's1', viewerToken: undefined, playbackToken: 'playback-token' },
  ]);
  expect(room.state.value).toEqual({
    joined: true,
    status: 'live',
    viewers: 7,
    refusal: undefined,
  });
});

it('joins again after a lost connection, as the same viewer', async () => {
  await enter(joined('a'), joined('b'));

  socket.receive('disconnect', 'transport close');
  expect(room.state.value.joined).toBe(false);
  expect(room.state.value.status).toBe('live');
  socket.receive('connect', undefined);
  await vi.advanceTimersByTimeAsync(0);

  expect(socket.joins[1]).toEqual({
    streamId: 's1',
    viewerToken: 'viewer-token',
    playbackToken: 'playback-token',
  });
  expect(room.state.value.joined).toBe(true);
});

it('hears of the status and the viewers', async () => {
  await enter(joined('a'));

  socket.receive('stream:status', { streamId: 's1', status: 'reconnecting' });
  socket.receive('room:viewers', { count: 9 });

  expect(room.state.value).toMatchObject({ status: 'reconnecting', viewers: 9 });
});

it('hears what is said, and what was said last before it came', async () => {
  const last = aCaption({ id: 'last' });
  await enter(() =>
    Promise.resolve({
      ok: true,
      viewerToken: 'viewer-token',
      sessionId: 'a',
      room: { streamId: 's1', status: 'live', viewers: 1, captions: [last, { id: 'broken' }] },
    }),
  );

  socket.receive('caption', aCaption({ id: 'next', startTime: 12_000, endTime: 13_000 }));

  expect(room.state.value.joined).toBe(true);
  expect(room.captions.of('en-us').map(({ id }) => id)).toEqual(['last', 'next']);
});

it('leaves out a message that it does not understand', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  await enter(joined('a'));

  socket.receive('stream:status', { status: 'on fire' });
  socket.receive('stream:status', 'live');

  expect(room.state.value.status).toBe('live');
});

it('asks again when a join was refused or not answered', async () => {
  await enter(
    () => Promise.resolve({ ok: false, error: { code: 'unknown-stream', message: 'x' } }),
    () => Promise.reject(new Error('timeout')),
    joined('a'),
  );
  expect(room.state.value).toMatchObject({ joined: false, refusal: 'unknown-stream' });

  await vi.advanceTimersByTimeAsync(4_000);

  expect(room.state.value).toMatchObject({ joined: true, refusal: undefined });
});

it('numbers the reports of a session', async () => {
  await enter(joined('a'));

  room.report(measurement);
  room.report(measurement);

  expect(socket.sent).toEqual([
    ['viewer:report', { sessionId: 'a', seq: 0, ...measurement }],
    ['viewer:report', { sessionId: 'a', seq: 1, ...measurement }],
  ]);
});

it('drops reports while it is away', () => {
  room.report(measurement);

  expect(socket.sent).toEqual([]);
});

it('says goodbye', async () => {
  await enter(joined('a'));

  room.leave();

  expect(socket.sent).toEqual([['room:leave', { streamId: 's1', sessionId: 'a' }]]);
  expect(socket.connected).toBe(false);
});
