/** Guards for what comes over a wire: nothing is believed before it has been looked at. */

export type Fields = Readonly<Record<string, unknown>>;

export class WireError extends Error {
  override readonly name = 'WireError';
}

export function fieldsOf(value: unknown, what: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new WireError(`${what} is no object`);
  }
  return value as Fields;
}

export function stringOf(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string') {
    throw new WireError(`${name} is no string`);
  }
  return value;
}

export function optionalString(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' ? value : undefined;
}

export function optionalNumber(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** An ISO 8601 time; undefined when it is absent or no time at all. */
export function optionalTime(fields: Fields, name: string): Date | undefined {
  const text = optionalString(fields, name);
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time);
}

export function listOf(fields: Fields, name: string): readonly unknown[] {
  const value = fields[name];
  if (!Array.isArray(value)) {
    throw new WireError(`${name} is no list`);
  }
  return value;
}

export function oneOf<const T extends string>(
  fields: Fields,
  name: string,
  allowed: readonly T[],
): T {
  const value = fields[name];
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) {
    throw new WireError(`${name} is none of ${allowed.join(', ')}`);
  }
  return found;
}
