import { io } from 'socket.io-client';
import { Backoff } from '../base/Backoff';
import { State } from '../base/State';
import type { StreamStatus } from '../streams/stream';
import type { Measurement } from '../player/measurement';
import { parseCaption, RoomCaptions } from './RoomCaptions';
import { parseJoinAnswer, parseStatus, parseViewers } from './room';
import type { ViewerIdentity } from './ViewerIdentity';

/** The part of a Socket.IO client that a room needs. */
export interface RoomSocket {
  readonly connected: boolean;
  on(event: string, listener: (payload: unknown) => void): unknown;
  emit(event: string, payload: unknown): unknown;
  emitWithAck(event: string, payload: unknown): Promise<unknown>;
  connect(): unknown;
  disconnect(): unknown;
}

export interface RoomState {
  /** Joined right now: what the room says is fresh. */
  readonly joined: boolean;
  readonly status: StreamStatus | undefined;
  readonly viewers: number | undefined;
  /** Why the server does not let this viewer in, when it does not. */
  readonly refusal: string | undefined;
}

/**
 * One viewer's seat in the room of a stream. Joins again by itself after every lost connection, with the same identity;
 * while it is away the last known state stands with `joined: false`.
 */
export class RoomClient {
  readonly state = new State<RoomState>({
    joined: false,
    status: undefined,
    viewers: undefined,
    refusal: undefined,
  });

  /** What is said, as it is said. */
  readonly captions = new RoomCaptions();

  readonly #socket: RoomSocket;
  readonly #backoff = new Backoff(1_000, 30_000);
  #sessionId: string | undefined;
  #reports = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly streamId: string,
    private readonly identity: ViewerIdentity,
    private readonly playbackToken: string | undefined,
    connect: () => RoomSocket = connectThroughGateway,
  ) {
    this.#socket = connect();
    this.#socket.on('connect', () => void this.#join());
    this.#socket.on('disconnect', () => {
      this.#away();
    });
    this.#listen('stream:status', (payload) => {
      this.state.patch({ status: parseStatus(payload) });
    });
    this.#listen('room:viewers', (payload) => {
      this.state.patch({ viewers: parseViewers(payload) });
    });
    this.#listen('caption', (payload) => {
      this.captions.add(parseCaption(payload));
    });
  }

  enter(): void {
    this.#socket.connect();
  }

  /** Says goodbye, so that the count is right at once. `enter` comes back. */
  leave(): void {
    if (this.#sessionId !== undefined) {
      this.#socket.emit('room:leave', { streamId: this.streamId, sessionId: this.#sessionId });
    }
    this.#away();
    this.#socket.disconnect();
  }

  /** Sends one measurement; dropped while away, because a late one would be taken for a fresh one. */
  report(measurement: Measurement): void {
    if (this.#sessionId === undefined) {
      return;
    }
    this.#socket.emit('viewer:report', {
      sessionId: this.#sessionId,
      seq: this.#reports,
      ...measurement,
    });
    this.#reports += 1;
  }

  async #join(): Promise<void> {
    clearTimeout(this.#retry);
    try {
      const request = {
        streamId: this.streamId,
        viewerToken: this.identity.token,
        playbackToken: this.playbackToken,
      };
      this.#answered(parseJoinAnswer(await this.#socket.emitWithAck('room:join', request)));
    } catch {
      // No answer in time, or nonsense: the same remedy as for a server that is starting.
      this.#joinLater();
    }
  }

  #answered(answer: ReturnType<typeof parseJoinAnswer>): void {
    if (!answer.ok) {
      this.state.patch({ joined: false, refusal: answer.code });
      this.#joinLater();
      return;
    }
    this.#backoff.reset();
    this.identity.keep(answer.viewerToken);
    if (answer.sessionId !== this.#sessionId) {
      this.#sessionId = answer.sessionId;
      this.#reports = 0;
    }
    const { status, viewers, captions } = answer.room;
    this.captions.add(...captions);
    this.state.set({ joined: true, status, viewers, refusal: undefined });
  }

  #joinLater(): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      if (this.#socket.connected) {
        void this.#join();
      }
    }, this.#backoff.nextMs());
  }

  #away(): void {
    clearTimeout(this.#retry);
    this.#sessionId = undefined;
    this.state.patch({ joined: false });
  }

  /** A message that the guards refuse is left out; the next one may be right. */
  #listen(event: string, take: (payload: unknown) => void): void {
    this.#socket.on(event, (payload) => {
      try {
        take(payload);
      } catch (error) {
        console.warn(`${event} was not understood`, error);
      }
    });
  }
}

function connectThroughGateway(): RoomSocket {
  return io({
    path: '/rooms/socket.io/',
    transports: ['websocket'],
    autoConnect: false,
    ackTimeout: 8_000,
    reconnectionDelay: 1_000,
    reconnectionDelayMax: 8_000,
    randomizationFactor: 0.4,
  });
}
