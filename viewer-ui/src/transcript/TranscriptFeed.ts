import { Backoff } from '../base/Backoff';
import { ApiError } from '../base/readJson';
import { State } from '../base/State';
import { merge, type Transcript } from './transcript';

export type FeedPhase =
  | 'loading'
  /** Nothing was said yet, or nothing was written down. */
  | 'none'
  | 'known'
  /** Nobody answers, and nothing is known. */
  | 'unreachable';

export interface FeedState {
  readonly phase: FeedPhase;
  readonly transcript: Transcript | undefined;
  /** What is known may be old: the last try failed. */
  readonly stale: boolean;
}

export interface TranscriptReader {
  get(streamId: string, after?: number, signal?: AbortSignal): Promise<Transcript>;
}

const askEveryMs = 4_000;
const askForFirstEveryMs = 10_000;

/**
 * The transcript of one stream, kept up to date while somebody reads it: asks every few seconds for what has changed,
 * less often while the server is away, and no more once the event is over and its transcript is known.
 */
export class TranscriptFeed {
  readonly state = new State<FeedState>({ phase: 'loading', transcript: undefined, stale: false });

  readonly #backoff: Backoff;
  #reading = false;
  #ask: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly streamId: string,
    private readonly reader: TranscriptReader,
    private readonly random: () => number = Math.random,
  ) {
    this.#backoff = new Backoff(2_000, 30_000, random);
  }

  /** Somebody reads from now on, or nobody does. */
  read(reading: boolean): void {
    if (reading === this.#reading) {
      return;
    }
    this.#reading = reading;
    clearTimeout(this.#timer);
    this.#ask?.abort();
    this.#ask = undefined;
    if (reading) {
      void this.refresh();
    }
  }

  /** Asks now. Never rejects. */
  async refresh(): Promise<void> {
    clearTimeout(this.#timer);
    this.#ask?.abort();
    const ask = new AbortController();
    this.#ask = ask;
    const known = this.state.value.transcript;
    try {
      const news = await this.reader.get(this.streamId, known?.version, ask.signal);
      if (!ask.signal.aborted) {
        this.#learned(known, news);
      }
    } catch (error) {
      if (!ask.signal.aborted) {
        this.#failed(error);
      }
    }
  }

  #learned(known: Transcript | undefined, news: Transcript): void {
    this.#backoff.reset();
    if (known !== undefined && news.version < known.version) {
      // The server has begun anew: what we know is not what it counts from.
      this.state.set({ phase: 'loading', transcript: undefined, stale: false });
      this.#again(0);
      return;
    }
    const isSame = known?.version === news.version && known.status === news.status;
    const transcript = known === undefined ? news : isSame ? known : merge(known, news);
    this.state.set({ phase: 'known', transcript, stale: false });
    if (transcript.status === 'live') {
      this.#again(this.#spread(askEveryMs));
    }
  }

  #failed(error: unknown): void {
    const { transcript } = this.state.value;
    if (error instanceof ApiError && error.status === 404 && transcript === undefined) {
      this.state.patch({ phase: 'none', stale: false });
      this.#again(this.#spread(askForFirstEveryMs));
      return;
    }
    this.state.patch({ phase: transcript ? 'known' : 'unreachable', stale: true });
    this.#again(this.#backoff.nextMs());
  }

  #again(delayMs: number): void {
    clearTimeout(this.#timer);
    if (this.#reading) {
      this.#timer = setTimeout(() => void this.refresh(), delayMs);
    }
  }

  /** So that readers do not all ask in the same instant. */
  #spread(ms: number): number {
    return Math.round(ms * (0.85 + 0.3 * this.random()));
  }
}
