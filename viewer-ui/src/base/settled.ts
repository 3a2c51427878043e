import type { State } from './State';

/** The first value that satisfies; undefined if none comes within the bound. */
export function settled<T>(
  state: State<T>,
  satisfies: (value: T) => boolean,
  withinMs: number,
): Promise<T | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      end(undefined);
    }, withinMs);
    const end = (value: T | undefined) => {
      clearTimeout(timer);
      // The first call comes before there is anything to end.
      queueMicrotask(() => {
        unwatch();
      });
      resolve(value);
    };
    const unwatch = state.watch((value) => {
      if (satisfies(value)) {
        end(value);
      }
    });
  });
}
