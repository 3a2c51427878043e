import { ConnectionEvents, IngestConnection, NoAnswer } from '../app/ingest/ingest-connection';

/** Lets everything that is already under way happen. */
export async function settled(turns = 20): Promise<void> {
  for (let i = 0; i < turns; i++) await Promise.resolve();
}

export interface FakeRequest {
  readonly event: string;
  readonly payload: Record<string, unknown>;
  readonly bytes: Uint8Array | undefined;
}

interface FakeTake {
  nextSeq: number;
  stopped: boolean;
}

/**
 * An ingest server in memory that follows the protocol: it counts chunks, answers gaps, and forgets its takes when it is
 * restarted. It can be told to hold its answers, to refuse, and to drop the connection.
 */
export class FakeIngest {
  readonly requests: FakeRequest[] = [];
  /** What needed no answer. */
  readonly told: { readonly event: string; readonly payload: object }[] = [];
  readonly tokens: string[] = [];
  readonly takes = new Map<string, FakeTake>();
  windowBytes = 1_000_000;
  reachable = true;
  holdsAnswers = false;
  /** Called when a chunk has arrived, before it is answered. */
  onChunk: () => void = () => undefined;
  refusal: { readonly event: string; readonly code: string } | null = null;
  private held: (() => void)[] = [];
  private waiting: (() => void)[] = [];
  private events: ConnectionEvents | null = null;
  private open_ = false;

  readonly connect = (events: ConnectionEvents): IngestConnection => {
    this.events = events;
    return {
      open: (token) => {
        this.open(token);
      },
      request: (event, payload, bytes) => this.request(event, payload, bytes),
      tell: (event, payload) => {
        if (this.open_) this.told.push({ event, payload });
      },
      close: () => {
        this.drop();
      },
    };
  };

  get isOpen(): boolean {
    return this.open_;
  }

  /** Sequence numbers of the chunks that came, in their order. */
  get chunks(): number[] {
    return this.requests
      .filter(({ event }) => event === 'publish:chunk')
      .map(({ payload }) => payload['seq'] as number);
  }

  get starts(): Record<string, unknown>[] {
    return this.requests
      .filter(({ event }) => event === 'publish:start')
      .map(({ payload }) => payload);
  }

  answerAll(): void {
    this.holdsAnswers = false;
    for (const answer of this.held.splice(0)) answer();
  }

  answerOne(): void {
    this.held.shift()?.();
  }

  drop(): void {
    if (!this.open_) return;
    this.open_ = false;
    for (const lose of this.waiting.splice(0)) lose();
    this.held = [];
    this.events?.closed();
  }

  /** All takes are lost, but for one that is known up to `nextSeq`. */
  restart(known?: { readonly takeId: string; readonly nextSeq: number }): void {
    this.takes.clear();
    if (known) this.takes.set(known.takeId, { nextSeq: known.nextSeq, stopped: false });
    this.drop();
  }

  tell(event: 'health' | 'error', payload: unknown): void {
    this.events?.[event](payload);
  }

  private open(token: string): void {
    this.tokens.push(token);
    if (!this.reachable) {
      this.events?.closed();
      return;
    }
    this.open_ = true;
    this.events?.opened();
  }

  private request(event: string, payload: object, bytes?: Uint8Array): Promise<unknown> {
    if (!this.open_) return Promise.reject(new NoAnswer('closed'));
    const request = { event, payload: payload as Record<string, unknown>, bytes };
    this.requests.push(request);
    const answer = this.answer(request);
    return new Promise((resolve, reject) => {
      this.waiting.push(() => {
        reject(new NoAnswer('lost'));
      });
      if (this.holdsAnswers)
        this.held.push(() => {
          resolve(answer);
        });
      else resolve(answer);
    });
  }

  private answer({ event, payload, bytes }: FakeRequest): unknown {
    if (this.refusal?.event === event) {
      return { ok: false, error: { code: this.refusal.code, message: '' } };
    }
    const takeId = payload['takeId'] as string;
    const take = this.takes.get(takeId);
    if (event === 'publish:start') return this.answerStart(takeId, payload['oldestSeq'] as number);
    if (!take) return { ok: false, error: { code: 'unknown-take', message: '' } };
    if (event === 'publish:stop') {
      if ((payload['chunks'] as number) > take.nextSeq) {
        return { ok: false, error: { code: 'gap', message: '' }, nextSeq: take.nextSeq };
      }
      take.stopped = true;
      return { ok: true };
    }
    if (bytes?.[0] !== 0x52) return { ok: false, error: { code: 'bad-request', message: '' } };
    this.onChunk();
    const seq = payload['seq'] as number;
    if (seq > take.nextSeq) {
      return { ok: false, error: { code: 'gap', message: '' }, nextSeq: take.nextSeq };
    }
    if (seq === take.nextSeq) take.nextSeq++;
    return { ok: true, nextSeq: take.nextSeq, windowBytes: this.windowBytes };
  }

  private answerStart(takeId: string, oldestSeq: number): unknown {
    const known = this.takes.get(takeId);
    const take = known ?? { nextSeq: oldestSeq, stopped: false };
    take.nextSeq = Math.max(take.nextSeq, oldestSeq);
    this.takes.set(takeId, take);
    const { windowBytes } = this;
    return { ok: true, nextSeq: take.nextSeq, needsHeader: known === undefined, windowBytes };
  }
}

/** A clock that moves only when it is told to, with the timers that hang on it. */
export class FakeClock {
  private nowMs_ = 1_700_000_000_000;
  private timers: { atMs: number; work: () => void }[] = [];

  readonly nowMs = (): number => this.nowMs_;

  readonly later = (work: () => void, delayMs: number): (() => void) => {
    const timer = { atMs: this.nowMs_ + delayMs, work };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  };

  get pendingDelaysMs(): number[] {
    return this.timers.map(({ atMs }) => atMs - this.nowMs_);
  }

  async advance(ms: number): Promise<void> {
    this.nowMs_ += ms;
    const due = this.timers.filter(({ atMs }) => atMs <= this.nowMs_);
    this.timers = this.timers.filter(({ atMs }) => atMs > this.nowMs_);
    for (const { work } of due) work();
    await settled();
  }
}
