import { signal } from '@angular/core';

/** What a second of recording has brought so far. */
export interface PaceSample {
  readonly atMs: number;
  /** Pictures that the recorder gave; null for a container whose pictures are not counted. */
  readonly encodedFrames: number | null;
  /** Pictures that the camera gave; null where the browser does not tell. */
  readonly deliveredFrames: number | null;
}

export type PaceProblem =
  /** Fewer pictures go out than come in: the encoder cannot keep up. */
  | { readonly kind: 'encoder'; readonly framesPerSecond: number; readonly of: number }
  /** The camera itself is slower than it said. */
  | { readonly kind: 'camera'; readonly framesPerSecond: number; readonly of: number }
  /** The recorder gives nothing at all. */
  | { readonly kind: 'silent'; readonly seconds: number };

/** Judged over so long: one busy moment is no reason to trouble anybody. */
const windowMs = 5_000;
const silentAfterMs = 2_500;
const enough = 0.7;

/** Whether the machine keeps up with the picture that was asked for. */
export class RecordingPace {
  private samples: PaceSample[] = [];
  private lastChunkMs: number | null = null;
  private readonly problem_ = signal<PaceProblem | null>(null);
  readonly problem = this.problem_.asReadonly();

  /** A take begins, or judging makes no sense for now. */
  reset(): void {
    this.samples = [];
    this.lastChunkMs = null;
    this.problem_.set(null);
  }

  chunk(atMs: number): void {
    this.lastChunkMs = atMs;
  }

  /** Called once a second; `expected` is the frame rate that the camera promises, null for a screen, which has none. */
  sample(sample: PaceSample, expected: number | null): void {
    this.samples.push(sample);
    while (this.samples[1] && sample.atMs - this.samples[1].atMs >= windowMs) this.samples.shift();
    this.problem_.set(this.silence(sample.atMs) ?? this.slowness(expected));
  }

  private silence(nowMs: number): PaceProblem | null {
    if (this.lastChunkMs === null || nowMs - this.lastChunkMs < silentAfterMs) return null;
    return { kind: 'silent', seconds: Math.round((nowMs - this.lastChunkMs) / 1000) };
  }

  private slowness(expected: number | null): PaceProblem | null {
    const [first] = this.samples;
    const last = this.samples.at(-1);
    if (!first || !last || last.atMs - first.atMs < windowMs || expected === null) return null;
    const rate = (name: 'encodedFrames' | 'deliveredFrames'): number | null => {
      const [from, to] = [first[name], last[name]];
      return from === null || to === null ? null : ((to - from) * 1000) / (last.atMs - first.atMs);
    };
    const of = Math.round(expected);
    const delivered = rate('deliveredFrames');
    if (delivered !== null && delivered < expected * enough) {
      return { kind: 'camera', framesPerSecond: Math.round(delivered), of };
    }
    const encoded = rate('encodedFrames');
    return encoded !== null && encoded < (delivered ?? expected) * enough
      ? { kind: 'encoder', framesPerSecond: Math.round(encoded), of }
      : null;
  }
}
