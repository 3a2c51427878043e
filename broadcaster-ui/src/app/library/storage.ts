import { list, number, numberOr, oneOf, record, text } from '../api/wire';

export const storageStates = ['ok', 'low', 'full'] as const;
export type StorageState = (typeof storageStates)[number];

/** Where finished recordings lie, and for how long. */
export interface Storage {
  readonly kind: 'local' | 's3';
  readonly usedBytes: number;
  /** Null where the store has no end that could be told. */
  readonly freeBytes: number | null;
  /** Kept free for recordings that run. */
  readonly reserveBytes: number;
  readonly state: StorageState;
  readonly retention: Retention;
}

export interface Retention {
  /** Null: however old. */
  readonly maxAgeDays: number | null;
  /** Null: however much. */
  readonly maxBytes: number | null;
}

/** What retention would delete now. */
export interface RetentionPreview {
  readonly items: readonly Expiring[];
  readonly bytes: number;
}

export interface Expiring {
  readonly id: string;
  readonly title: string;
  readonly sizeBytes: number;
  readonly reason: 'age' | 'size';
}

export function readStorage(value: unknown): Storage {
  const from = record(value, 'storage');
  const retention = from['retention'] == null ? {} : record(from['retention'], 'retention');
  return {
    kind: oneOf(from, 'kind', ['local', 's3']),
    usedBytes: number(from, 'usedBytes'),
    freeBytes: from['freeBytes'] == null ? null : number(from, 'freeBytes'),
    reserveBytes: numberOr(from, 'reserveBytes', 0),
    state: oneOf(from, 'state', storageStates),
    retention: {
      maxAgeDays: retention['maxAgeDays'] == null ? null : number(retention, 'maxAgeDays'),
      maxBytes: retention['maxBytes'] == null ? null : number(retention, 'maxBytes'),
    },
  };
}

export function readRetentionPreview(value: unknown): RetentionPreview {
  const from = record(value, 'retention preview');
  return { items: list(from, 'items', readExpiring), bytes: number(from, 'bytes') };
}

function readExpiring(value: unknown): Expiring {
  const from = record(value, 'expiring recording');
  return {
    id: text(from, 'id'),
    title: text(from, 'title'),
    sizeBytes: number(from, 'sizeBytes'),
    reason: oneOf(from, 'reason', ['age', 'size']),
  };
}
