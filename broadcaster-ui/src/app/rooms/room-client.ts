import { io, Socket } from 'socket.io-client';
import { list, numberOr, oneOf, optionalText, record, WireError, WireRecord } from '../api/wire';
import { StreamStatus, streamStatuses } from '../streams/stream';
import { Cue, readCue } from './cue';

/** The part of a socket.io-client that is used, so that tests can stand in for it. */
export interface RoomSocket {
  on(event: string, listener: (payload: unknown) => void): unknown;
  connect(): unknown;
  disconnect(): unknown;
  join(payload: object): Promise<unknown>;
}

export interface RoomEvents {
  /** Distinct viewers now; the host is not one of them. */
  viewers(count: number): void;
  status(status: StreamStatus, startedAt: string | null): void;
  /** Something is said, or was: the last five come with the room. */
  caption(cue: Cue): void;
  /** False while the numbers above may be out of date. */
  connected(connected: boolean): void;
}

/** A stream's room, joined as its host: who is watching, and what viewers are told about the stream. */
export class RoomClient {
  constructor(
    private readonly streamId: string,
    private readonly accessToken: () => Promise<string | null>,
    private readonly events: RoomEvents,
    private readonly socket: RoomSocket = socketIoRoom(),
  ) {
    socket.on('connect', () => void this.join());
    socket.on('disconnect', () => {
      events.connected(false);
    });
    socket.on('room:viewers', (payload) => {
      this.ifReadable(() => {
        events.viewers(numberOr(record(payload), 'count', 0));
      });
    });
    socket.on('caption', (payload) => {
      this.ifReadable(() => {
        events.caption(readCue(payload));
      });
    });
    socket.on('stream:status', (payload) => {
      this.ifReadable(() => {
        events.status(oneOf(record(payload), 'status', streamStatuses), null);
      });
    });
  }

  open(): void {
    this.socket.connect();
  }

  close(): void {
    this.socket.disconnect();
  }

  private async join(): Promise<void> {
    try {
      const accessToken = await this.accessToken();
      const { streamId } = this;
      const answer = record(await this.socket.join({ streamId, role: 'host', accessToken }));
      if (answer['ok'] !== true) throw new WireError('ok');
      const room = record(answer['room'], 'room');
      this.events.connected(true);
      this.events.viewers(numberOr(room, 'viewers', 0));
      this.events.status(oneOf(room, 'status', streamStatuses), optionalText(room, 'startedAt'));
      for (const cue of lastCues(room)) this.events.caption(cue);
    } catch {
      // No answer or no token: the next connection tries again, and the page says that the numbers are old.
      this.events.connected(false);
    }
  }

  private ifReadable(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
    }
  }
}

/** Captions are an addition: one that cannot be read takes nothing else away. */
function lastCues(room: WireRecord): Cue[] {
  try {
    return room['captions'] == null ? [] : list(room, 'captions', readCue);
  } catch (error) {
    if (error instanceof WireError) return [];
    throw error;
  }
}

const joinWithinMs = 8_000;

function socketIoRoom(): RoomSocket {
  const socket: Socket = io(location.origin, {
    path: '/rooms/socket.io/',
    transports: ['websocket'],
    autoConnect: false,
    forceNew: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
  });
  return {
    on: (event, listener) => socket.on(event, listener),
    connect: () => socket.connect(),
    disconnect: () => socket.disconnect(),
    join: (payload) =>
      socket.timeout(joinWithinMs).emitWithAck('room:join', payload) as Promise<unknown>,
  };
}
