import { Problem } from './problem';

export interface JsonRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Absolute path on this origin, e.g. `/api/streams`. */
  readonly path: string;
  readonly body?: unknown;
  readonly accessToken?: string | null;
  /** Only if what is changed is still at this version. */
  readonly ifMatch?: string | null;
  /** The answer is text and no JSON, e.g. a file. */
  readonly isText?: boolean;
}

const waitMs = 15_000;

/**
 * JSON over fetch with a bounded wait: an answer's body, `null` for an empty one, or a {@link Problem}. The body of a
 * request for text is a string.
 */
export class JsonHttp {
  constructor(private readonly fetchFrom: typeof fetch = (input, init) => fetch(input, init)) {}

  async send(request: JsonRequest): Promise<unknown> {
    const response = await this.answer(request);
    if (!response.ok) throw await Problem.fromResponse(response);
    if (response.status === 204) return null;
    try {
      const text = await response.text();
      if (request.isText) return text;
      return text === '' ? null : (JSON.parse(text) as unknown);
    } catch {
      throw Problem.unreachable();
    }
  }

  private async answer({
    method,
    path,
    body,
    accessToken,
    isText,
    ifMatch,
  }: JsonRequest): Promise<Response> {
    const headers: Record<string, string> = {
      Accept: `${isText ? 'text/*, ' : ''}application/json, application/problem+json`,
    };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (ifMatch) headers['If-Match'] = `"${ifMatch}"`;
    if (accessToken) headers['Authorization'] = `Bearer ${accessToken}`;
    try {
      return await this.fetchFrom(path, {
        method,
        headers,
        credentials: 'same-origin',
        cache: 'no-store',
        signal: AbortSignal.timeout(waitMs),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch {
      throw Problem.unreachable();
    }
  }
}
