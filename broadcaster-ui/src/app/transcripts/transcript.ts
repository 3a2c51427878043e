import {
  flag,
  list,
  number,
  numberOr,
  oneOf,
  optionalText,
  record,
  text,
  WireRecord,
} from '../api/wire';
import { CaptionCode, readCaptionCode } from '../captions/speech-provider';

/** What was said between two pauses. */
export interface Phrase {
  readonly id: string;
  /** Programme time since the stream's beginning. */
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly language: string;
  readonly text: string;
  /** Somebody has corrected what was recognised. */
  readonly isCorrected: boolean;
  readonly isDraft: boolean;
  /** To change it only if nobody else has; null where the service does not say it. */
  readonly version: string | null;
}

/** Time in which something may have been said that nobody wrote down. */
export interface TranscriptGap {
  readonly startSeconds: number;
  readonly seconds: number;
  readonly cause: string;
}

/** A transcript, or what of it has changed since an earlier version. */
export interface Transcript {
  readonly streamId: string;
  readonly title: string;
  readonly language: string;
  readonly isLive: boolean;
  readonly isDraft: boolean;
  readonly items: readonly Phrase[];
  readonly gaps: readonly TranscriptGap[];
  /** To ask for what changes from now on. */
  readonly version: string;
  /** There is more than the service keeps. */
  readonly isTruncated: boolean;
}

/** What a phrase was before it was corrected. */
export interface EarlierText {
  readonly text: string;
  readonly at: string;
  /** Null: what was recognised. */
  readonly by: string | null;
}

export const captionStates = [
  'off',
  'waiting',
  'starting',
  'listening',
  'queued',
  'reconnecting',
  'failed',
  'ended',
] as const;

/** How a stream's captions are. */
export interface CaptionState {
  readonly state: (typeof captionStates)[number];
  /** What stands in the way; null if nothing does. */
  readonly code: CaptionCode | null;
  readonly isDraft: boolean;
}

export const transcriptFormats = ['txt', 'srt', 'vtt', 'json'] as const;
export type TranscriptFormat = (typeof transcriptFormats)[number];

export function readTranscript(value: unknown): Transcript {
  const from = record(value, 'transcript');
  return {
    streamId: text(from, 'streamId'),
    title: optionalText(from, 'title') ?? '',
    language: optionalText(from, 'language') ?? '',
    isLive: from['status'] === 'live',
    isDraft: flag(from, 'draft'),
    items: list(from, 'items', readPhrase),
    gaps: from['gaps'] == null ? [] : list(from, 'gaps', readGap),
    version: readVersion(from),
    isTruncated: flag(from, 'truncated'),
  };
}

export function readPhrase(value: unknown): Phrase {
  const from = record(value, 'phrase');
  const startSeconds = number(from, 'startSeconds');
  return {
    id: text(from, 'id'),
    startSeconds,
    endSeconds: Math.max(startSeconds, numberOr(from, 'endSeconds', startSeconds)),
    language: optionalText(from, 'language') ?? '',
    text: text(from, 'text'),
    isCorrected: flag(from, 'corrected'),
    isDraft: flag(from, 'draft'),
    version: from['version'] == null ? null : readVersion(from),
  };
}

export function readHistory(value: unknown): EarlierText[] {
  return list(record(value, 'history'), 'items', (item) => {
    const from = record(item, 'earlier text');
    const by = from['by'] == null ? null : optionalText(record(from['by'], 'by'), 'name');
    return { text: text(from, 'text'), at: text(from, 'at'), by };
  });
}

export function readCaptionState(value: unknown): CaptionState {
  const from = record(value, 'state');
  return {
    state: oneOf(from, 'state', captionStates),
    code: readCaptionCode(from['code']),
    isDraft: flag(from, 'draft'),
  };
}

function readGap(value: unknown): TranscriptGap {
  const from = record(value, 'gap');
  return {
    startSeconds: number(from, 'startSeconds'),
    seconds: number(from, 'seconds'),
    cause: optionalText(from, 'cause') ?? '',
  };
}

function readVersion(from: WireRecord): string {
  const { version } = from;
  return typeof version === 'number' ? String(version) : text(from, 'version');
}
