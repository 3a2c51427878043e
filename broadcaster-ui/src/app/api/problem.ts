import { record, WireRecord } from './wire';

/** One field of a form that a service refused. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/**
 * A request that did not succeed. Either a service answered with `application/problem+json` (RFC 9457), then `code` is
 * the last part of its `type` (`urn:rostrum:problem:<code>`), or there was no usable answer: `unreachable`.
 */
export class Problem extends Error {
  constructor(
    /** HTTP status, or 0 when no answer came. */
    readonly status: number,
    readonly code: string,
    readonly detail: string | null = null,
    readonly fields: readonly FieldProblem[] = [],
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(`${code} (${status})`);
    this.name = 'Problem';
  }

  static unreachable(): Problem {
    return new Problem(0, 'unreachable');
  }

  /** True for anything that says "try again later" rather than "you may not". */
  get isTemporary(): boolean {
    return this.status === 0 || this.status >= 500;
  }

  static async fromResponse(response: Response): Promise<Problem> {
    const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN);
    const retryAfterSeconds = Number.isFinite(retryAfter) ? retryAfter : null;
    const body = await readBody(response);
    const type = body?.['type'];
    const code =
      typeof type === 'string' && type.startsWith('urn:rostrum:problem:')
        ? type.slice('urn:rostrum:problem:'.length)
        : `http-${response.status}`;
    const detail = body?.['detail'];
    return new Problem(
      response.status,
      code,
      typeof detail === 'string' ? detail : null,
      readFields(body?.['errors']),
      retryAfterSeconds,
    );
  }
}

async function readBody(response: Response): Promise<WireRecord | null> {
  try {
    return record(await response.json());
  } catch {
    return null;
  }
}

function readFields(errors: unknown): FieldProblem[] {
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((item: unknown) => {
    const { field, message } = record(item ?? {});
    return typeof field === 'string' && typeof message === 'string' ? [{ field, message }] : [];
  });
}
