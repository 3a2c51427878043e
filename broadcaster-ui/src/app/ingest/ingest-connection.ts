import { io, Socket } from 'socket.io-client';
import { AnswerWatch } from './answer-watch';

/** How a request can end without the server's answer. */
export class NoAnswer extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NoAnswer';
  }
}

export interface ConnectionEvents {
  opened(): void;
  /** The connection could not be opened, or was lost. */
  closed(): void;
  health(payload: unknown): void;
  error(payload: unknown): void;
}

/** One connection to an ingest server that never reconnects by itself: the uplink decides when and with which token. */
export interface IngestConnection {
  open(token: string): void;
  /** Resolves with the server's acknowledgement; rejects with {@link NoAnswer} when none comes in time. */
  request(event: string, payload: object, bytes?: Uint8Array): Promise<unknown>;
  /** Sends what needs no answer; nothing happens while it is not open. */
  tell(event: string, payload: object): void;
  close(): void;
}

/** On a network that comes back, a packet of the attempt that hangs is repeated after 1 and 3 s: later a new attempt is quicker. */
const openWithinMs = 4_000;
const silenceMs = 8_000;
/** Longer than the server may take for 30 s of backlog, the most that is ever sent. */
const answerWithinMs = 30_000;

/** {@link IngestConnection} over socket.io-client: WebSocket only, the token in the handshake's query. */
export class SocketIoConnection implements IngestConnection {
  private readonly socket: Socket;
  private readonly watch = new AnswerWatch(silenceMs, answerWithinMs);

  constructor(path: string, events: ConnectionEvents, origin = location.origin) {
    this.socket = io(origin, {
      path,
      transports: ['websocket'],
      autoConnect: false,
      reconnection: false,
      forceNew: true,
      timeout: openWithinMs,
    });
    this.socket.on('connect', () => {
      events.opened();
    });
    this.socket.on('connect_error', () => {
      events.closed();
    });
    this.socket.on('disconnect', () => {
      events.closed();
    });
    this.socket.on('publish:health', (payload: unknown) => {
      this.watch.heard();
      events.health(payload);
    });
    this.socket.on('publish:error', (payload: unknown) => {
      events.error(payload);
    });
  }

  open(token: string): void {
    // A socket that connects again repeats its old query.
    this.socket.io.opts.query = { token };
    this.socket.connect();
  }

  async request(event: string, payload: object, bytes?: Uint8Array): Promise<unknown> {
    if (!this.socket.connected) throw new NoAnswer('Not connected');
    const { promise, reject } = Promise.withResolvers<never>();
    const arrived = this.watch.expect(() => {
      reject(new NoAnswer(event));
    });
    try {
      const answer: unknown = await Promise.race([this.emit(event, payload, bytes), promise]);
      this.watch.heard();
      return answer;
    } catch {
      throw new NoAnswer(event);
    } finally {
      arrived();
    }
  }

  tell(event: string, payload: object): void {
    // A socket that is not connected would keep it for later.
    if (this.socket.connected) this.socket.emit(event, payload);
  }

  /** Rejects when the connection ends. */
  private emit(event: string, payload: object, bytes?: Uint8Array): Promise<unknown> {
    return bytes
      ? this.socket.emitWithAck(event, payload, bytes)
      : this.socket.emitWithAck(event, payload);
  }

  close(): void {
    this.socket.disconnect();
  }
}
