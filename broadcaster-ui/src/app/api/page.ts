import { list, number, record } from './wire';

/** One page of a list, as every service answers it. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Counted from 0. */
  readonly page: number;
  readonly size: number;
  readonly total: number;
}

export function readPage<T>(value: unknown, read: (item: unknown) => T): Page<T> {
  const from = record(value);
  return {
    items: list(from, 'items', read),
    page: number(from, 'page'),
    size: number(from, 'size'),
    total: number(from, 'total'),
  };
}
