import { Backoff } from '../base/Backoff';
import { ApiError } from '../base/readJson';
import { State } from '../base/State';
import type { SpokenMoment, SpokenPage } from './moment';

export interface SpokenState {
  /** `idle`: nothing is searched for. */
  readonly phase: 'idle' | 'searching' | 'found' | 'failed';
  readonly text: string;
  readonly moments: readonly SpokenMoment[];
  readonly total: number;
}

export interface SpokenFinder {
  find(text: string, page: number, signal?: AbortSignal): Promise<SpokenPage>;
}

const fewestLetters = 2;
const mostMoments = 100;
const mostTries = 10;

/** Looks for words in what was said, one page after the other. While the server is away it tries again by itself. */
export class SpokenSearch {
  readonly state = new State<SpokenState>({ phase: 'idle', text: '', moments: [], total: 0 });

  readonly #backoff = new Backoff(2_000, 60_000);
  #ask = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pages = 0;

  constructor(private readonly finder: SpokenFinder) {}

  get hasMore(): boolean {
    const { moments, total } = this.state.value;
    return moments.length > 0 && moments.length < Math.min(total, mostMoments);
  }

  /** Less than two letters are no search. */
  search(text: string): void {
    const wanted = text.trim();
    if (wanted === this.state.value.text) {
      return;
    }
    this.#stop();
    this.#pages = 0;
    this.#backoff.reset();
    const phase = wanted.length < fewestLetters ? 'idle' : 'searching';
    this.state.set({ phase, text: wanted, moments: [], total: 0 });
    if (phase === 'searching') {
      void this.#find(wanted);
    }
  }

  /** The next page, below what is there. */
  async more(): Promise<void> {
    const { phase, text } = this.state.value;
    if (phase === 'found' && this.hasMore) {
      await this.#find(text);
    }
  }

  async #find(text: string): Promise<void> {
    this.#stop();
    const ask = new AbortController();
    this.#ask = ask;
    try {
      const page = await this.finder.find(text, this.#pages, ask.signal);
      if (!ask.signal.aborted) {
        this.#found(page);
      }
    } catch (error) {
      if (!ask.signal.aborted) {
        this.#failed(text, error);
      }
    }
  }

  #found({ items, total }: SpokenPage): void {
    this.#pages += 1;
    this.#backoff.reset();
    const { moments } = this.state.value;
    // What was said in between moves the pages: a moment that is listed is not listed again.
    const fresh = items.filter((item) => !moments.some((known) => isSame(known, item)));
    const all = [...moments, ...fresh].slice(0, mostMoments);
    this.state.patch({
      phase: 'found',
      moments: all,
      total: items.length > 0 ? total : all.length,
    });
  }

  #failed(text: string, error: unknown): void {
    if (error instanceof ApiError && (error.status === 404 || error.status === 400)) {
      // Nothing can be searched here, or not for this: the lists of events stand by themselves.
      this.state.patch({ phase: 'found', total: this.state.value.moments.length });
      return;
    }
    this.state.patch({ phase: 'failed' });
    if (this.#backoff.tries < mostTries) {
      this.#timer = setTimeout(() => void this.#find(text), this.#backoff.nextMs());
    }
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#ask.abort();
  }
}

function isSame(one: SpokenMoment, other: SpokenMoment): boolean {
  return one.streamId === other.streamId && one.phraseId === other.phraseId;
}
