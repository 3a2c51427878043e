import { Backoff } from '../base/Backoff';
import { State } from '../base/State';
import type { StreamQuery } from '../streams/StreamsApi';
import type { Stream, StreamPage } from '../streams/stream';

export interface DirectoryState {
  /** The words that the lists below were found with. */
  readonly text: string;
  /** Undefined until the first answer. */
  readonly live: readonly Stream[] | undefined;
  readonly liveTotal: number;
  readonly upcoming: readonly Stream[];
  /** The last try failed; the lists are what was known before. */
  readonly failed: boolean;
}

export interface StreamFinder {
  find(query: StreamQuery, signal?: AbortSignal): Promise<StreamPage>;
}

const refreshMs = 10_000;

/** Lists what is live and what is coming, again and again; less often while the server is away. */
export class Directory {
  readonly state = new State<DirectoryState>({
    text: '',
    live: undefined,
    liveTotal: 0,
    upcoming: [],
    failed: false,
  });

  readonly #backoff = new Backoff(2_000, 60_000);
  #text = '';
  #ask = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #resting = false;

  constructor(
    private readonly finder: StreamFinder,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** Looks for other words from now on; an answer about the old ones is no longer wanted. */
  search(text: string): void {
    this.#text = text.trim();
    void this.refresh();
  }

  /** A page that nobody sees asks nothing. */
  rest(resting: boolean): void {
    this.#resting = resting;
    if (resting) {
      clearTimeout(this.#timer);
    } else {
      void this.refresh();
    }
  }

  /** Asks now. Never rejects. */
  async refresh(): Promise<void> {
    clearTimeout(this.#timer);
    this.#ask.abort();
    const ask = new AbortController();
    this.#ask = ask;
    const text = this.#text;
    try {
      const [live, created] = await Promise.all([
        this.finder.find({ status: ['live', 'reconnecting'], text, size: 60 }, ask.signal),
        this.finder.find({ status: ['created'], text, size: 60 }, ask.signal),
      ]);
      if (!ask.signal.aborted) {
        this.#found(text, live, created);
      }
    } catch {
      if (!ask.signal.aborted) {
        this.state.patch({ failed: true });
        this.#again(this.#backoff.nextMs());
      }
    }
  }

  #found(text: string, live: StreamPage, created: StreamPage): void {
    this.#backoff.reset();
    this.state.set({
      text,
      live: live.items,
      liveTotal: live.total,
      upcoming: upcomingOf(created.items, this.now()),
      failed: false,
    });
    this.#again(refreshMs);
  }

  #again(delayMs: number): void {
    if (!this.#resting) {
      this.#timer = setTimeout(() => void this.refresh(), delayMs);
    }
  }
}

/** Announced events, the next first. One that is an hour late is no longer announced as coming. */
export function upcomingOf(created: readonly Stream[], now: Date): readonly Stream[] {
  const hourAgo = now.getTime() - 3_600_000;
  return created
    .flatMap((stream) => (stream.scheduledStart ? [{ stream, start: stream.scheduledStart }] : []))
    .filter(({ start }) => start.getTime() > hourAgo)
    .sort((one, other) => one.start.getTime() - other.start.getTime())
    .map(({ stream }) => stream);
}
