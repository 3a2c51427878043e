import { Heard } from './listener';

/** `publish:caption`: times are milliseconds of the take. */
export interface SpokenCaption {
  readonly id: string;
  readonly takeId: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  readonly final: boolean;
}

export interface SpokenTake {
  readonly takeId: string;
  readonly startedAtMs: number;
}

export interface SpokenCaptionsPlatform {
  /** What is recorded now; null while nothing is. */
  take(): SpokenTake | null;
  send(caption: SpokenCaption): void;
  nowMs(): number;
  later(work: () => void, delayMs: number): () => void;
}

/** The server takes ten events a second of a socket: guesses leave room for final phrases. */
const betweenGuessesMs = 250;
const mostLetters = 500;

/**
 * What was heard, in the time of the take that it was said in. Guesses are sent four times a second at most, and the last
 * one waits for its turn; final phrases are sent at once, in pieces where they are long.
 */
export class SpokenCaptions {
  private waiting: Heard | null = null;
  private cancelWaiting: (() => void) | null = null;
  private lastGuessAtMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly platform: SpokenCaptionsPlatform) {}

  heard(heard: Heard): void {
    this.forget();
    if (heard.isFinal) {
      for (const piece of pieces(heard)) this.send(piece);
      return;
    }
    const waitMs = this.lastGuessAtMs + betweenGuessesMs - this.platform.nowMs();
    if (waitMs <= 0) {
      this.sendGuess(heard);
      return;
    }
    this.waiting = heard;
    this.cancelWaiting = this.platform.later(() => {
      const { waiting } = this;
      this.forget();
      if (waiting) this.sendGuess(waiting);
    }, waitMs);
  }

  /** A guess that still waits is dropped. */
  forget(): void {
    this.cancelWaiting?.();
    this.cancelWaiting = null;
    this.waiting = null;
  }

  private sendGuess(heard: Heard): void {
    this.lastGuessAtMs = this.platform.nowMs();
    this.send({ ...heard, text: lastLetters(heard.text) });
  }

  private send({ id, text, startedAtMs, endedAtMs, isFinal }: Heard): void {
    const take = this.platform.take();
    if (!take) return;
    const startMs = Math.max(0, Math.round(startedAtMs - take.startedAtMs));
    const endMs = Math.max(startMs + 1, Math.round(endedAtMs - take.startedAtMs));
    this.platform.send({ id, takeId: take.takeId, startMs, endMs, text, final: isFinal });
  }
}

/** A final phrase in pieces of at most 500 characters, each with its share of the time. */
export function pieces(heard: Heard): Heard[] {
  const texts = cut(heard.text);
  if (texts.length <= 1) return [heard];
  const letters = texts.reduce((sum, { length }) => sum + length, 0);
  const perLetter = (heard.endedAtMs - heard.startedAtMs) / letters;
  let startedAtMs = heard.startedAtMs;
  return texts.map((text, index) => {
    const endedAtMs = startedAtMs + text.length * perLetter;
    // The first one replaces the guess that it was.
    const id = index === 0 ? heard.id : `${heard.id}-${index}`;
    const piece = { ...heard, id, text, startedAtMs, endedAtMs };
    startedAtMs = endedAtMs;
    return piece;
  });
}

/** At spaces where there are any. */
function cut(text: string): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > mostLetters) {
    const space = rest.lastIndexOf(' ', mostLetters);
    const at = space > mostLetters / 2 ? space : mostLetters;
    parts.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return rest === '' ? parts : [...parts, rest];
}

function lastLetters(text: string): string {
  if (text.length <= mostLetters) return text;
  const end = text.slice(-mostLetters);
  const space = end.indexOf(' ');
  return space < 0 ? end : end.slice(space + 1);
}
