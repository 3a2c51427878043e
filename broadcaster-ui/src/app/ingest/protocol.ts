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

/** The ingest protocol's codes for a request that failed, and three of our own. */
export type IngestErrorCode =
  | 'bad-request'
  | 'unauthorized'
  | 'already-publishing'
  | 'stream-ended'
  | 'unknown-take'
  | 'gap'
  | 'unsupported-media'
  | 'too-large'
  | 'overloaded'
  | 'storage-full'
  /** Nothing answers. */
  | 'unreachable'
  /** There is no recorder for this stream. */
  | 'not-recorded'
  | 'unknown';

const codes: ReadonlySet<string> = new Set<IngestErrorCode>([
  'bad-request',
  'unauthorized',
  'already-publishing',
  'stream-ended',
  'unknown-take',
  'gap',
  'unsupported-media',
  'too-large',
  'overloaded',
  'storage-full',
  'unreachable',
]);

/** A refusal that no repetition will change: the broadcaster has to do something. */
export function isFinal(code: IngestErrorCode): boolean {
  return finalCodes.has(code);
}

const finalCodes: ReadonlySet<IngestErrorCode> = new Set<IngestErrorCode>([
  'bad-request',
  'unauthorized',
  'already-publishing',
  'stream-ended',
  'unsupported-media',
  'too-large',
]);

export function ingestErrorCode(value: unknown): IngestErrorCode {
  return typeof value === 'string' && codes.has(value) ? (value as IngestErrorCode) : 'unknown';
}

/** `publish:start`: times on the wire are ISO 8601 in UTC. */
export interface StartPayload {
  readonly streamId: string;
  readonly takeId: string;
  readonly mimeType: string;
  readonly timesliceMs: number;
  readonly keyFrameIntervalMs: number;
  readonly startedAt: string;
  readonly oldestSeq: number;
  readonly takeover: boolean;
}

export type IngestAck =
  | {
      readonly ok: true;
      /** The first number that the server does not have. */
      readonly nextSeq: number;
      readonly needsHeader: boolean;
      readonly windowBytes: number;
    }
  | { readonly ok: false; readonly code: IngestErrorCode; readonly nextSeq: number | null };

export function readAck(value: unknown): IngestAck {
  const from = record(value, 'ack');
  if (from['ok'] === true) {
    return {
      ok: true,
      nextSeq: numberOr(from, 'nextSeq', 0),
      needsHeader: flag(from, 'needsHeader'),
      windowBytes: numberOr(from, 'windowBytes', 0),
    };
  }
  const error = record(from['error'] ?? {}, 'error');
  const nextSeq = from['nextSeq'];
  return {
    ok: false,
    code: ingestErrorCode(error['code']),
    nextSeq: typeof nextSeq === 'number' ? nextSeq : null,
  };
}

/** What the server warns of in `publish:health`; the words for it are ours. */
export const healthWarnings = ['storage-full', 'fewer-renditions', 'no-input'] as const;
export type HealthWarning = (typeof healthWarnings)[number];

/** `publish:health`, every 2 s. */
export interface IngestHealth {
  readonly state: string;
  readonly bitrateKbps: number;
  readonly framesPerSecond: number;
  readonly lagMs: number;
  readonly mode: string;
  readonly renditions: readonly string[];
  /** Without those that this studio does not know: it could not say what they mean. */
  readonly warnings: readonly HealthWarning[];
}

export function readHealth(value: unknown): IngestHealth {
  const from = record(value, 'health');
  return {
    state: text(from, 'state'),
    bitrateKbps: number(from, 'bitrateKbps'),
    framesPerSecond: number(from, 'framesPerSecond'),
    lagMs: number(from, 'lagMs'),
    mode: optionalText(from, 'mode') ?? '',
    renditions: names(from, 'renditions'),
    warnings: warnings(from),
  };
}

/** What `publish:health` says on the recorder's side. */
export const recorderStorages = ['recording', 'storage-low', 'storage-full'] as const;
export type RecorderStorage = (typeof recorderStorages)[number];

export function readRecorderStorage(value: unknown): RecorderStorage {
  return oneOf(record(value, 'health'), 'state', recorderStorages);
}

function warnings(from: WireRecord): HealthWarning[] {
  const codes: readonly unknown[] = Array.isArray(from['warnings']) ? from['warnings'] : [];
  return healthWarnings.filter((code) => codes.includes(code));
}

/** A list of words, or of objects that have a `name` or `message`. */
function names(from: WireRecord, field: string): string[] {
  if (!Array.isArray(from[field])) return [];
  return list(from, field, (item) => {
    if (typeof item === 'string') return item;
    const named = record(item, field);
    return optionalText(named, 'name') ?? optionalText(named, 'message') ?? '';
  }).filter((name) => name !== '');
}

/** netty-socketio misreads a binary message that begins with 0x00 or a digit, hence an `R` before each chunk. */
export function framed(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const message = new Uint8Array(bytes.length + 1);
  message[0] = 0x52;
  message.set(bytes, 1);
  return message;
}
