import { Backoff } from '../base/Backoff';
import { ApiError } from '../base/readJson';
import { State } from '../base/State';
import { isOnAir } from '../streams/stream';
import type { Watch } from '../watch/WatchSession';
import { saysSomething, type Summary } from './summary';

export interface SummaryReader {
  get(streamId: string, signal?: AbortSignal): Promise<Summary>;
}

const askWhileMadeMs = 5_000;
const askWhileLiveMs = 60_000;
/** A host asks for one soon after the end, or much later. */
const expectedForMs = 60 * 60_000;

/** The summary of one event, once there is one: during the event ("so far"), and after it. A hidden page asks nothing. */
export class SummaryWatch {
  readonly state = new State<Summary | undefined>(undefined);

  readonly #backoff = new Backoff(10_000, 300_000);
  #watch: Extract<Watch, { phase: 'known' }> | undefined;
  #resting = false;
  #asking = false;
  #waits = true;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly reader: SummaryReader,
    private readonly nowMs: () => number = () => Date.now(),
  ) {}

  follow(watch: Watch): void {
    const before = this.#watch?.status;
    this.#watch = watch.phase === 'known' ? watch : undefined;
    if (this.#watch && this.#watch.status !== 'created' && this.#watch.status !== before) {
      void this.#ask();
    }
  }

  rest(resting: boolean): void {
    this.#resting = resting;
    clearTimeout(this.#timer);
    if (!resting && this.#waits) {
      void this.#ask();
    }
  }

  async #ask(): Promise<void> {
    clearTimeout(this.#timer);
    const watch = this.#watch;
    if (this.#asking || this.#resting || watch === undefined || watch.status === 'created') {
      return;
    }
    this.#asking = true;
    this.#waits = false;
    try {
      const summary = await this.reader.get(watch.stream.id);
      this.#backoff.reset();
      this.#learned(summary);
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#asking = false;
    }
  }

  #learned(summary: Summary): void {
    if (saysSomething(summary)) {
      this.state.set(summary);
    } else if (summary.status !== 'working') {
      this.state.set(undefined);
    }
    if (summary.status === 'working') {
      this.#againIn(askWhileMadeMs);
    } else if (this.#isExpected(summary)) {
      this.#againIn(askWhileLiveMs);
    }
  }

  #failed(error: unknown): void {
    const isRefused = error instanceof ApiError && error.status >= 400 && error.status < 500;
    if (!isRefused || (this.#watch && isOnAir(this.#watch))) {
      this.#againIn(this.#backoff.nextMs());
    }
  }

  /** One that is whole changes only by hand; a running event, or one that has just ended, may get one yet. */
  #isExpected({ status, soFar }: Summary): boolean {
    if (this.#watch === undefined || isOnAir(this.#watch)) {
      return true;
    }
    const endedAt = this.#watch.stream.endedAt?.getTime() ?? this.nowMs();
    return (status !== 'ready' || soFar) && this.nowMs() - endedAt < expectedForMs;
  }

  #againIn(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#waits = true;
    if (!this.#resting) {
      this.#timer = setTimeout(() => void this.#ask(), delayMs);
    }
  }
}
