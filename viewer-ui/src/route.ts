/** Which page an address asks for. */
export type Route =
  | { readonly page: 'directory' }
  | { readonly page: 'watch' | 'embed'; readonly streamId: string }
  | { readonly page: 'unknown' };

export function routeOf(pathname: string): Route {
  const [first, second, ...rest] = pathname.split('/').filter((part) => part !== '');
  if (first === undefined) {
    return { page: 'directory' };
  }
  if ((first === 'watch' || first === 'embed') && second !== undefined && rest.length === 0) {
    const streamId = decode(second);
    return streamId === undefined ? { page: 'unknown' } : { page: first, streamId };
  }
  return { page: 'unknown' };
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
