import {
  fieldsOf,
  listOf,
  oneOf,
  optionalNumber,
  optionalString,
  optionalTime,
  stringOf,
} from '../base/wire';

export const statuses = ['created', 'live', 'reconnecting', 'ended'] as const;
export type StreamStatus = (typeof statuses)[number];
export const visibilities = ['public', 'unlisted', 'private'] as const;
export type Visibility = (typeof visibilities)[number];
export type Latency = 'low' | 'standard';

/** A stream as the directory and the watch page know it. */
export interface Stream {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly host: string;
  readonly hostPictureUrl: string | undefined;
  readonly status: StreamStatus;
  readonly visibility: Visibility;
  readonly latency: Latency;
  readonly scheduledStart: Date | undefined;
  readonly startedAt: Date | undefined;
  readonly endedAt: Date | undefined;
  /** Whether it is recorded. */
  readonly record: boolean;
  /** Whether what is said is written down. */
  readonly captioned: boolean;
  readonly viewers: number;
  readonly playbackUrl: string;
  /** A picture of what it shows, renewed about every ten seconds; undefined while there is none. */
  readonly posterUrl: string | undefined;
}

export interface StreamPage {
  readonly items: readonly Stream[];
  readonly total: number;
}

export function parseStream(value: unknown): Stream {
  const fields = fieldsOf(value, 'stream');
  const owner = fieldsOf(fields.owner, 'owner');
  const id = stringOf(fields, 'id');
  return {
    id,
    title: stringOf(fields, 'title'),
    description: optionalString(fields, 'description') ?? '',
    host: stringOf(owner, 'name'),
    hostPictureUrl: optionalString(owner, 'pictureUrl'),
    status: oneOf(fields, 'status', statuses),
    visibility: oneOf(fields, 'visibility', visibilities),
    latency: fields.latency === 'low' ? 'low' : 'standard',
    scheduledStart: optionalTime(fields, 'scheduledStart'),
    startedAt: optionalTime(fields, 'startedAt'),
    endedAt: optionalTime(fields, 'endedAt'),
    record: fields.record === true,
    captioned: isCaptioned(fields.captions),
    viewers: optionalNumber(fields, 'viewers') ?? 0,
    playbackUrl:
      optionalString(fields, 'playbackUrl') ?? `/live/${encodeURIComponent(id)}/live.m3u8`,
    posterUrl: posterUrlOf(fields.poster),
  };
}

function isCaptioned(captions: unknown): boolean {
  return captions !== undefined && captions !== null
    ? fieldsOf(captions, 'captions').enabled === true
    : false;
}

function posterUrlOf(poster: unknown): string | undefined {
  return poster === undefined || poster === null
    ? undefined
    : optionalString(fieldsOf(poster, 'poster'), 'url');
}

export function parseStreamPage(value: unknown): StreamPage {
  const fields = fieldsOf(value, 'page of streams');
  const items = listOf(fields, 'items').map(parseStream);
  return { items, total: optionalNumber(fields, 'total') ?? items.length };
}

export function watchPath(stream: Pick<Stream, 'id'>): string {
  return `/watch/${encodeURIComponent(stream.id)}`;
}

export function isOnAir({ status }: Pick<Stream, 'status'>): boolean {
  return status === 'live' || status === 'reconnecting';
}

/** Whoever sees a private event was invited, and is not the one to invite others. */
export function isShareable({ visibility }: Pick<Stream, 'visibility'>): boolean {
  return visibility !== 'private';
}

export function embedPath(stream: Pick<Stream, 'id'>): string {
  return `/embed/${encodeURIComponent(stream.id)}`;
}
