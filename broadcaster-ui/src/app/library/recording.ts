import {
  list,
  number,
  numberOr,
  oneOf,
  optionalNumber,
  optionalText,
  record,
  text,
  WireError,
  WireRecord,
} from '../api/wire';
import { visibilities, Visibility } from '../streams/stream';

export const recordingStatuses = [
  'recording',
  'processing',
  'ready',
  'incomplete',
  'failed',
] as const;
export type RecordingStatus = (typeof recordingStatuses)[number];

export const gapCauses = ['source-changed', 'connection', 'not-received', 'damaged'] as const;
/** `other` stands for a cause that a later server knows. */
export type GapCause = (typeof gapCauses)[number] | 'other';

export const processingSteps = ['waiting', 'assembling', 'finishing', 'storing'] as const;
export type ProcessingStep = (typeof processingSteps)[number] | 'other';

export const failures = [
  'no-media',
  'storage-full',
  'encoder-failed',
  'store-unreachable',
] as const;
export type Failure = (typeof failures)[number] | 'other';

/** A part of the event that is not in the file. */
export interface Gap {
  /** Where the file goes on without it. */
  readonly startSeconds: number;
  /** How much of the event is missing. */
  readonly seconds: number;
  readonly cause: GapCause;
}

export interface Progress {
  readonly step: ProcessingStep;
  /** 0 to 100. */
  readonly percent: number;
}

/** A recording as recording-server tells it; times are ISO 8601 in UTC. What is not there yet is null. */
export interface Recording {
  readonly id: string;
  readonly streamId: string;
  readonly title: string;
  readonly status: RecordingStatus;
  readonly visibility: Visibility;
  readonly startedAt: string | null;
  readonly durationSeconds: number | null;
  readonly expectedSeconds: number | null;
  readonly sizeBytes: number | null;
  readonly sha256: string | null;
  readonly gaps: readonly Gap[];
  readonly progress: Progress | null;
  readonly failure: Failure | null;
  readonly clipOf: string | null;
  readonly expiresAt: string | null;
  readonly restorableUntil: string | null;
  readonly fileUrl: string | null;
  readonly posterUrl: string | null;
  readonly storyboardUrl: string | null;
  /** WebVTT; null where nothing was said. */
  readonly captionsUrl: string | null;
  readonly chaptersUrl: string | null;
}

export function readRecording(value: unknown): Recording {
  const from = record(value, 'recording');
  return {
    id: text(from, 'id'),
    streamId: text(from, 'streamId'),
    title: text(from, 'title'),
    status: oneOf(from, 'status', recordingStatuses),
    visibility: oneOf(from, 'visibility', visibilities),
    startedAt: optionalText(from, 'startedAt'),
    durationSeconds: optionalNumber(from, 'durationSeconds'),
    expectedSeconds: optionalNumber(from, 'expectedSeconds'),
    sizeBytes: optionalNumber(from, 'sizeBytes'),
    sha256: optionalText(from, 'sha256'),
    gaps: from['gaps'] == null ? [] : list(from, 'gaps', readGap),
    progress: from['progress'] == null ? null : readProgress(from['progress']),
    failure: from['failure'] == null ? null : knownOr(from['failure'], failures),
    clipOf: optionalText(from, 'clipOf'),
    expiresAt: optionalText(from, 'expiresAt'),
    restorableUntil: optionalText(from, 'restorableUntil'),
    fileUrl: vodPath(from, 'fileUrl'),
    posterUrl: vodPath(from, 'posterUrl'),
    storyboardUrl: vodPath(from, 'storyboardUrl'),
    captionsUrl: vodPath(from, 'captionsUrl'),
    chaptersUrl: vodPath(from, 'chaptersUrl'),
  };
}

/** It changes by itself soon, so that it is worth asking again. */
export function isInProgress({ status }: Pick<Recording, 'status'>): boolean {
  return status === 'recording' || status === 'processing';
}

function readGap(value: unknown): Gap {
  const from = record(value, 'gap');
  return {
    startSeconds: number(from, 'startSeconds'),
    seconds: number(from, 'seconds'),
    cause: knownOr(from['cause'], gapCauses),
  };
}

function readProgress(value: unknown): Progress {
  const from = record(value, 'progress');
  return {
    step: knownOr(from['step'], processingSteps),
    percent: Math.min(100, Math.max(0, numberOr(from, 'percent', 0))),
  };
}

function knownOr<T extends string>(value: unknown, known: readonly T[]): T | 'other' {
  return known.find((candidate) => candidate === value) ?? 'other';
}

/** Only a place under `/vod/` may get a playback token put into it. */
function vodPath(from: WireRecord, field: string): string | null {
  const path = optionalText(from, field);
  if (path !== null && !path.startsWith('/vod/')) throw new WireError(field);
  return path;
}
