/**
 * Guards at the wire: what a service answers is `unknown` until one of these has looked at it. A field that is missing
 * or of another type is the service's mistake, and a {@link WireError} names it.
 */
export class WireError extends Error {
  constructor(readonly field: string) {
    super(`Unexpected answer: ${field}`);
    this.name = 'WireError';
  }
}

export type WireRecord = Readonly<Record<string, unknown>>;

export function record(value: unknown, field = 'body'): WireRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new WireError(field);
  }
  return value as WireRecord;
}

export function text(from: WireRecord, field: string): string {
  const value = from[field];
  if (typeof value !== 'string') throw new WireError(field);
  return value;
}

export function optionalText(from: WireRecord, field: string): string | null {
  const value = from[field];
  return typeof value === 'string' ? value : null;
}

export function number(from: WireRecord, field: string): number {
  const value = from[field];
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new WireError(field);
  return value;
}

export function numberOr(from: WireRecord, field: string, otherwise: number): number {
  const value = from[field];
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}

export function optionalNumber(from: WireRecord, field: string): number | null {
  return from[field] == null ? null : number(from, field);
}

export function flag(from: WireRecord, field: string): boolean {
  return from[field] === true;
}

export function list<T>(from: WireRecord, field: string, read: (item: unknown) => T): T[] {
  const value = from[field];
  if (!Array.isArray(value)) throw new WireError(field);
  return value.map(read);
}

export function texts(from: WireRecord, field: string): string[] {
  const value = from[field];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The value when it is one of `allowed`; otherwise a {@link WireError}. */
export function oneOf<T extends string>(from: WireRecord, field: string, allowed: readonly T[]): T {
  const value = allowed.find((candidate) => candidate === from[field]);
  if (value === undefined) throw new WireError(field);
  return value;
}
