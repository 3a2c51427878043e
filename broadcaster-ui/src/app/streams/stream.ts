import { CaptionSettings, readCaptionSettings } from '../captions/caption-settings';
import { flag, numberOr, oneOf, optionalNumber, optionalText, record, text } from '../api/wire';

export const streamStatuses = ['created', 'live', 'reconnecting', 'ended'] as const;
export type StreamStatus = (typeof streamStatuses)[number];

export const visibilities = ['public', 'unlisted', 'private'] as const;
export type Visibility = (typeof visibilities)[number];

/** A stream as stream-service tells it; times are ISO 8601 in UTC. */
export interface Stream {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly ownerId: string;
  readonly hostName: string;
  readonly status: StreamStatus;
  readonly visibility: Visibility;
  readonly record: boolean;
  /** Days that its recording stays after the end; 0: for ever; null: as the server keeps recordings. */
  readonly retentionDays: number | null;
  readonly captions: CaptionSettings;
  readonly scheduledStart: string | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly createdAt: string;
  readonly viewers: number;
  /** Path of the page for viewers, e.g. `/watch/01J…`. */
  readonly watchUrl: string;
}

/** What a broadcaster may say about a stream. */
export interface StreamDraft {
  readonly title: string;
  readonly description: string;
  readonly scheduledStart: string | null;
  readonly visibility: Visibility;
  readonly retentionDays: number | null;
  readonly captions: CaptionSettings;
}

/** What of it is to be other than before, as a merge patch. */
export interface StreamChange extends Partial<Omit<StreamDraft, 'captions'>> {
  readonly captions?: Partial<CaptionSettings>;
}

export function readStream(value: unknown): Stream {
  const from = record(value, 'stream');
  const owner = record(from['owner'], 'owner');
  return {
    id: text(from, 'id'),
    title: text(from, 'title'),
    description: optionalText(from, 'description') ?? '',
    ownerId: optionalText(owner, 'id') ?? '',
    hostName: text(owner, 'name'),
    status: oneOf(from, 'status', streamStatuses),
    visibility: oneOf(from, 'visibility', visibilities),
    record: flag(from, 'record'),
    retentionDays: optionalNumber(from, 'retentionDays'),
    captions: readCaptionSettings(from['captions']),
    scheduledStart: optionalText(from, 'scheduledStart'),
    startedAt: optionalText(from, 'startedAt'),
    endedAt: optionalText(from, 'endedAt'),
    createdAt: text(from, 'createdAt'),
    viewers: numberOr(from, 'viewers', 0),
    watchUrl: text(from, 'watchUrl'),
  };
}
