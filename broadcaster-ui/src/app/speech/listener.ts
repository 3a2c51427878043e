import { signal } from '@angular/core';
import { Recognition, RecognitionResults } from './recognition';

/** Words and when they were said, by this machine's clock. */
export interface Heard {
  /** One from the first guess to the last word. */
  readonly id: string;
  readonly text: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly isFinal: boolean;
}

/** What a host can do something about. */
export type ListenerProblem = 'not-allowed' | 'language-unknown' | 'no-microphone';

export type ListenerState =
  | { readonly kind: 'off' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'listening' }
  /** The browser's service is away; it is tried again by itself. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly problem: ListenerProblem };

export interface ListenerPlatform {
  create(): Recognition;
  nowMs(): number;
  /** Runs `work` later; the answer cancels it. */
  later(work: () => void, delayMs: number): () => void;
  newId(): string;
}

/** A browser ends by itself after a silence or a minute: that is no fault, but it must not turn in circles. */
const pauseMs = 250;
/** One that ends sooner without a word does not work. */
const shortestRunMs = 1_000;
const firstBackoffMs = 1_000;
const lastBackoffMs = 30_000;
/** Words are told a moment after they were begun. */
const recognitionDelayMs = 500;

const problems: Readonly<Record<string, ListenerProblem>> = {
  'not-allowed': 'not-allowed',
  'service-not-allowed': 'not-allowed',
  'language-not-supported': 'language-unknown',
  'audio-capture': 'no-microphone',
};

/**
 * Keeps a browser's recogniser listening: begins again when it ends, waits longer after each fault in a row (1 s to
 * 30 s), and stops for good where only the host can help. Plain, without Angular's page; one thread.
 */
export class Listener {
  private readonly state_ = signal<ListenerState>({ kind: 'off' });
  private recognition: Recognition | null = null;
  private cancelNext: (() => void) | null = null;
  private faults = 0;
  /** Names one run of the recogniser: its results are counted from 0 again in the next. */
  private run = '';
  private index = -1;
  private begunAtMs = 0;
  private hasHeard = false;
  private startedAtMs = 0;
  private endedAtMs = 0;

  readonly state = this.state_.asReadonly();

  constructor(
    private readonly language: string,
    private readonly heard: (heard: Heard) => void,
    private readonly platform: ListenerPlatform,
  ) {}

  start(): void {
    if (this.state_().kind !== 'off' && this.state_().kind !== 'failed') return;
    this.faults = 0;
    this.begin();
  }

  stop(): void {
    this.release();
    this.state_.set({ kind: 'off' });
  }

  private begin(): void {
    this.release();
    const recognition = this.platform.create();
    this.recognition = recognition;
    this.run = this.platform.newId();
    this.index = -1;
    this.begunAtMs = this.platform.nowMs();
    this.hasHeard = false;
    recognition.lang = this.language;
    recognition.continuous = true;
    recognition.interimResults = true;
    recognition.onstart = () => {
      this.state_.set({ kind: 'listening' });
    };
    recognition.onresult = (event) => {
      this.faults = 0;
      this.hasHeard = true;
      this.read(event);
    };
    recognition.onerror = ({ error }) => {
      this.failed(error);
    };
    recognition.onend = () => {
      this.ended();
    };
    this.state_.set({ kind: 'starting' });
    try {
      recognition.start();
    } catch {
      this.faults++;
      this.again();
    }
  }

  private failed(error: string): void {
    const problem = problems[error];
    if (problem !== undefined) {
      this.release();
      this.state_.set({ kind: 'failed', problem });
    } else if (error !== 'no-speech') {
      this.faults++;
      this.state_.set({ kind: 'waiting' });
    }
    // The end of this run follows by itself.
  }

  private ended(): void {
    const lastedMs = this.platform.nowMs() - this.begunAtMs;
    const isFault = this.state_().kind === 'waiting';
    if (!isFault && !this.hasHeard && lastedMs < shortestRunMs) this.faults++;
    this.again();
  }

  private again(): void {
    this.release();
    const backoffMs = Math.min(lastBackoffMs, firstBackoffMs * 2 ** (this.faults - 1));
    if (this.faults > 0) this.state_.set({ kind: 'waiting' });
    const begin = (): void => {
      this.begin();
    };
    this.cancelNext = this.platform.later(begin, this.faults === 0 ? pauseMs : backoffMs);
  }

  /** Final results one by one; what is still a guess is one phrase, however many pieces it has. */
  private read({ resultIndex, results }: RecognitionResults): void {
    const guesses: string[] = [];
    let firstGuess = -1;
    for (let index = resultIndex; index < results.length; index++) {
      const result = results[index];
      const text = result?.[0]?.transcript.trim() ?? '';
      if (!result || text === '') continue;
      if (result.isFinal) {
        this.tell(index, text, true);
      } else {
        if (firstGuess < 0) firstGuess = index;
        guesses.push(text);
      }
    }
    if (guesses.length > 0) this.tell(firstGuess, guesses.join(' '), false);
  }

  private tell(index: number, text: string, isFinal: boolean): void {
    const nowMs = this.platform.nowMs();
    if (index !== this.index) {
      this.index = index;
      // Phrases follow one another.
      this.startedAtMs = Math.max(this.endedAtMs, nowMs - recognitionDelayMs);
    }
    const endedAtMs = Math.max(nowMs, this.startedAtMs + 1);
    if (isFinal) this.endedAtMs = endedAtMs;
    const { startedAtMs } = this;
    this.heard({ id: `${this.run}-${index}`, text, startedAtMs, endedAtMs, isFinal });
  }

  private release(): void {
    this.cancelNext?.();
    this.cancelNext = null;
    const { recognition } = this;
    this.recognition = null;
    if (!recognition) return;
    recognition.onstart = recognition.onresult = recognition.onerror = recognition.onend = null;
    try {
      recognition.abort();
    } catch {
      // It had not begun.
    }
  }
}
