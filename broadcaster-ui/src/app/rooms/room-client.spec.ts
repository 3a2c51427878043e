import { settled } from '../../testing/fake-ingest';
import { RoomClient, RoomEvents, RoomSocket } from './room-client';

class FakeRoom implements RoomSocket {
  readonly joins: object[] = [];
  answer: unknown = {
    ok: true,
    room: { viewers: 3, status: 'live', startedAt: '2026-01-01T00:00:00Z' },
  };
  private readonly listeners = new Map<string, (payload: unknown) => void>();

  on(event: string, listener: (payload: unknown) => void): void {
    this.listeners.set(event, listener);
  }

  connect(): void {
    this.tell('connect', undefined);
  }

  disconnect(): void {
    this.tell('disconnect', undefined);
  }

  join(payload: object): Promise<unknown> {
    this.joins.push(payload);
    return this.answer instanceof Error
      ? Promise.reject(this.answer)
      : Promise.resolve(this.answer);
  }

  tell(event: string, payload: unknown): void {
    this.listeners.get(event)?.(payload);
  }
}

describe('RoomClient', () => {
  let socket: FakeRoom;
  let log: unknown[][];
  let tokens: number;
  let room: RoomClient;

  beforeEach(() => {
    socket = new FakeRoom();
    log = [];
    tokens = 0;
    const events: RoomEvents = {
      viewers: (count) => log.push(['viewers', count]),
      status: (status, startedAt) => log.push(['status', status, startedAt]),
      caption: ({ id, text, isFinal }) => log.push(['caption', id, text, isFinal]),
      connected: (connected) => log.push(['connected', connected]),
    };
    room = new RoomClient('s1', () => Promise.resolve(`token-${++tokens}`), events, socket);
  });

  it('joins as the host and tells what the room knows', async () => {
    room.open();
    await settled();

    expect(socket.joins).toEqual([{ streamId: 's1', role: 'host', accessToken: 'token-1' }]);
    expect(log).toEqual([
      ['connected', true],
      ['viewers', 3],
      ['status', 'live', '2026-01-01T00:00:00Z'],
    ]);
  });

  it('joins again with a current token after a reconnect', async () => {
    room.open();
    await settled();
    socket.disconnect();
    socket.connect();
    await settled();

    expect(socket.joins.at(-1)).toMatchObject({ accessToken: 'token-2' });
    expect(log).toContainEqual(['connected', false]);
  });

  it('passes changes on and skips what it cannot read', () => {
    socket.tell('room:viewers', { count: 12 });
    socket.tell('room:viewers', 'nonsense');
    socket.tell('stream:status', { streamId: 's1', status: 'reconnecting' });
    socket.tell('stream:status', { status: 'on fire' });

    expect(log).toEqual([
      ['viewers', 12],
      ['status', 'reconnecting', null],
    ]);
  });

  it('passes captions on, first the last ones that the room knows', async () => {
    const said = { id: 'c1', language: 'en-US', startTime: 1, endTime: 2, text: 'Hi', final: true };
    socket.answer = { ok: true, room: { viewers: 0, status: 'live', captions: [said] } };
    room.open();
    await settled();
    socket.tell('caption', { ...said, id: 'c2', text: 'How', final: false });
    socket.tell('caption', { ...said, text: 7 });

    expect(log.filter(([event]) => event === 'caption')).toEqual([
      ['caption', 'c1', 'Hi', true],
      ['caption', 'c2', 'How', false],
    ]);
  });

  it('keeps its numbers when the captions are nonsense', async () => {
    socket.answer = { ok: true, room: { viewers: 4, status: 'live', captions: [7] } };
    room.open();
    await settled();

    expect(log).toContainEqual(['viewers', 4]);
    expect(log).not.toContainEqual(['connected', false]);
  });

  it.each([
    ['a refusal', { ok: false, error: { code: 'not-found' } }],
    ['no answer', new Error('timeout')],
    ['nonsense', 7],
  ])('claims no current numbers after %s', async (_, answer) => {
    socket.answer = answer;
    room.open();
    await settled();

    expect(log).toEqual([['connected', false]]);
  });
});
