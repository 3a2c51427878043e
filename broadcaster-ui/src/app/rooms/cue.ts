import { flag, number, optionalText, record, text } from '../api/wire';

/** One caption of a room: at most two lines, from a guess to the last word under one id. */
export interface Cue {
  readonly id: string;
  /** BCP 47. */
  readonly language: string;
  /** Epoch milliseconds on the programme clock. */
  readonly startTimeMs: number;
  /** Plain text, never markup; empty: it was shown and does not hold. */
  readonly text: string;
  readonly isFinal: boolean;
}

export function readCue(value: unknown): Cue {
  const from = record(value, 'caption');
  return {
    id: text(from, 'id'),
    language: optionalText(from, 'language') ?? '',
    startTimeMs: number(from, 'startTime'),
    text: text(from, 'text'),
    isFinal: flag(from, 'final'),
  };
}
