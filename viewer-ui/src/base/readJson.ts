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

const timeoutMs = 10_000;

/** Reads JSON that a service answers; whatever else happens is an {@link ApiError}, within ten seconds. */
export async function readJson(
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
