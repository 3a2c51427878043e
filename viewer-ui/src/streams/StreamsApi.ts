import { parseStream, parseStreamPage, type Stream, type StreamPage } from './stream';

/** An answer that is no success. `status` 0: no answer at all. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export interface StreamQuery {
  readonly status: readonly string[];
  readonly text?: string;
  readonly size?: number;
}

const timeoutMs = 10_000;

/** Reads streams from stream-service through the gateway, as an anonymous viewer; with a playback token a private one too. */
export class StreamsApi {
  constructor(private readonly playbackToken?: string) {}

  async find(query: StreamQuery, signal?: AbortSignal): Promise<StreamPage> {
    const parameters = new URLSearchParams({ status: query.status.join(',') });
    if (query.text) {
      parameters.set('q', query.text);
    }
    parameters.set('size', String(query.size ?? 50));
    return parseStreamPage(await read(`/api/streams?${parameters.toString()}`, signal));
  }

  async get(streamId: string, signal?: AbortSignal): Promise<Stream> {
    const token: Record<string, string> = this.playbackToken
      ? { 'Playback-Token': this.playbackToken }
      : {};
    return parseStream(await read(`/api/streams/${encodeURIComponent(streamId)}`, signal, token));
  }
}

async function read(
  url: string,
  signal?: AbortSignal,
  headers: Record<string, string> = {},
): Promise<unknown> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const answer = await ask(url, signal ? AbortSignal.any([signal, timeout]) : timeout, headers);
  if (!answer.ok) {
    throw new ApiError(answer.status, `${url} answered ${answer.status}`);
  }
  return (await answer.json()) as unknown;
}

async function ask(
  url: string,
  signal: AbortSignal,
  headers: Record<string, string>,
): Promise<Response> {
  try {
    return await fetch(url, { headers: { Accept: 'application/json', ...headers }, signal });
  } catch (cause) {
    throw new ApiError(0, `${url} did not answer`, { cause });
  }
}
