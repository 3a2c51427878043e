import { expect, it } from 'vitest';
import { routeOf } from './route';

it.each([
  ['/', { page: 'directory' }],
  ['/watch/abc', { page: 'watch', streamId: 'abc' }],
  ['/watch/abc/', { page: 'watch', streamId: 'abc' }],
  ['/embed/a%20b', { page: 'embed', streamId: 'a b' }],
  ['/watch', { page: 'unknown' }],
  ['/watch/', { page: 'unknown' }],
  ['/watch/a/b', { page: 'unknown' }],
  ['/watch/%E0%A4%A', { page: 'unknown' }],
  ['/other', { page: 'unknown' }],
])('%s', (pathname, route) => {
  expect(routeOf(pathname)).toEqual(route);
});
