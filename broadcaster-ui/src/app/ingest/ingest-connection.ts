import { io, Socket } from 'socket.io-client';

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
  close(): void;
}

const openWithinMs = 8_000;
const answerWithinMs = 8_000;

/** {@link IngestConnection} over socket.io-client: WebSocket only, the token in the handshake's query. */
export class SocketIoConnection implements IngestConnection {
  private readonly socket: Socket;

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
    const socket = this.socket.timeout(answerWithinMs);
    try {
      return bytes
        ? ((await socket.emitWithAck(event, payload, bytes)) as unknown)
        : ((await socket.emitWithAck(event, payload)) as unknown);
    } catch {
      throw new NoAnswer(event);
    }
  }

  close(): void {
    this.socket.disconnect();
  }
}
