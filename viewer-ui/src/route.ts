/** Which page an address asks for. */
export type Route =
  | { readonly page: 'directory' }
  | {
      readonly page: 'watch' | 'embed';
      readonly streamId: string;
      /** Opens a private stream. */
      readonly playbackToken: string | undefined;
      /** Which of the event's recordings, where the link names one: a clip. */
      readonly recordingId: string | undefined;
      /** Where to begin, in seconds: of the event, or of the recording that the link names. */
      readonly startSeconds: number | undefined;
    }
  | { readonly page: 'unknown' };

/** `hash` may carry the playback token of an invitation, `#token=...`: a fragment stays in the browser. */
export function routeOf(pathname: string, hash: string, search = ''): Route {
  const [first, second, ...rest] = pathname.split('/').filter((part) => part !== '');
  if (first === undefined) {
    return { page: 'directory' };
  }
  if ((first === 'watch' || first === 'embed') && second !== undefined && rest.length === 0) {
    const streamId = decode(second);
    const parameters = new URLSearchParams(search);
    return streamId === undefined
      ? { page: 'unknown' }
      : {
          page: first,
          streamId,
          playbackToken: playbackTokenOf(hash),
          recordingId: parameters.get('recording') ?? undefined,
          startSeconds: secondsOf(parameters.get('t')),
        };
  }
  return { page: 'unknown' };
}

/** The token of an invitation in a fragment; undefined without one. */
export function playbackTokenOf(hash: string): string | undefined {
  return new URLSearchParams(hash.slice(1)).get('token') ?? undefined;
}

/** `?t=95`; whatever is no number of seconds is left out. */
function secondsOf(text: string | null): number | undefined {
  return text !== null && /^\d{1,7}(\.\d{1,3})?$/.test(text) ? Number(text) : undefined;
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
