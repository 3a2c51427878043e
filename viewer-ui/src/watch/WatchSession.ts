import { Backoff } from '../base/Backoff';
import { State } from '../base/State';
import type { RoomState } from '../room/RoomClient';
import { ApiError } from '../base/readJson';
import type { Stream, StreamStatus } from '../streams/stream';

/** What the page knows about its stream. */
export type Watch =
  | { readonly phase: 'loading' | 'missing' | 'private' | 'expired' | 'unreachable' }
  | {
      readonly phase: 'known';
      readonly stream: Stream;
      readonly status: StreamStatus;
      readonly viewers: number;
    };

/** The part of a room that a session listens to. */
export interface RoomView {
  readonly state: State<RoomState>;
}

export interface StreamReader {
  get(streamId: string, signal?: AbortSignal): Promise<Stream>;
}

/** With the room joined the API is asked only for what a room does not say: a new title, another start. */
const joinedRefreshMs = 60_000;
const lonelyRefreshMs = 10_000;

/**
 * Keeps up with one stream: the room tells at once, the API tells the rest and stands in while the room is away.
 * The younger of two answers about the status wins.
 */
export class WatchSession {
  readonly state = new State<Watch>({ phase: 'loading' });

  readonly #backoff = new Backoff(1_000, 30_000);
  readonly #abort = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #roomStatusVersion = 0;
  #lastRoomStatus: StreamStatus | undefined;
  #unwatch: (() => void) | undefined;

  constructor(
    private readonly streamId: string,
    private readonly api: StreamReader,
    private readonly room: RoomView,
    private readonly isInvited = false,
  ) {}

  start(): void {
    this.#unwatch = this.room.state.watch((room) => {
      this.#heard(room);
    });
    void this.refresh();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#abort.abort();
    this.#unwatch?.();
  }

  /** Asks the API now. Never rejects. */
  async refresh(): Promise<void> {
    clearTimeout(this.#timer);
    const asked = this.#roomStatusVersion;
    try {
      const stream = await this.api.get(this.streamId, this.#abort.signal);
      this.#backoff.reset();
      this.#learned(stream, asked);
      this.#refreshIn(this.room.state.value.joined ? joinedRefreshMs : lonelyRefreshMs);
    } catch (error) {
      if (!this.#abort.signal.aborted) {
        this.#failed(error);
        this.#refreshIn(this.#backoff.nextMs());
      }
    }
  }

  #learned(stream: Stream, askedAtVersion: number): void {
    const room = this.room.state.value;
    const younger = this.#roomStatusVersion === askedAtVersion ? undefined : room.status;
    this.state.set({
      phase: 'known',
      stream,
      status: younger ?? stream.status,
      viewers: room.joined ? (room.viewers ?? stream.viewers) : stream.viewers,
    });
  }

  /** What is known stays on the page while the server is away. */
  #failed(error: unknown): void {
    const status = error instanceof ApiError ? error.status : 0;
    if (status === 404) {
      // The server does not tell a private event from none; somebody with an invitation once could see it.
      this.state.set({ phase: this.isInvited ? 'expired' : 'missing' });
    } else if (status === 401 || status === 403) {
      this.state.set({ phase: 'private' });
    } else if (this.state.value.phase !== 'known') {
      this.state.set({ phase: 'unreachable' });
    }
  }

  #heard(room: RoomState): void {
    const known = this.state.value;
    const fresh = room.status === this.#lastRoomStatus ? undefined : room.status;
    if (fresh) {
      this.#lastRoomStatus = fresh;
      this.#roomStatusVersion += 1;
    }
    if (known.phase === 'known') {
      this.state.set({
        ...known,
        status: fresh ?? known.status,
        viewers: room.viewers ?? known.viewers,
      });
    }
    // The room knows the status but not when it started or how it is called now.
    if (fresh && known.phase !== 'loading') {
      void this.refresh();
    }
  }

  #refreshIn(delayMs: number): void {
    clearTimeout(this.#timer);
    if (!this.#abort.signal.aborted) {
      this.#timer = setTimeout(() => void this.refresh(), delayMs);
    }
  }
}
