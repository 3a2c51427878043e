import { expect, it } from 'vitest';
import { routeOf } from './route';

it.each([
  ['/', { page: 'directory' }],
  ['/watch/abc', { page: 'watch', streamId: 'abc' }],
  ['/watch/abc/', { page: 'watch', streamId: 'abc' }],
  ['/watch/abc#token=e.y.J-_', { page: 'watch', streamId: 'abc', playbackToken: 'e.y.J-_' }],
  ['/watch/abc#content', { page: 'watch', streamId: 'abc' }],
  ['/embed/a%20b', { page: 'embed', streamId: 'a b' }],
  [
    '/watch/a?recording=r1#token=t',
    { page: 'watch', streamId: 'a', playbackToken: 't', recordingId: 'r1' },
  ],
  ['/watch/a?t=95', { page: 'watch', streamId: 'a', startSeconds: 95 }],
  ['/watch/a?t=-1', { page: 'watch', streamId: 'a' }],
  ['/watch/a?t=1e9', { page: 'watch', streamId: 'a' }],
  ['/watch', { page: 'unknown' }],
  ['/watch/', { page: 'unknown' }],
  ['/watch/a/b', { page: 'unknown' }],
  ['/watch/%E0%A4%A', { page: 'unknown' }],
  ['/other', { page: 'unknown' }],
])('%s', (address, route) => {
  const { pathname, hash, search } = new URL(address, 'https://rostrum.example');
  expect(routeOf(pathname, hash, search)).toEqual(route);
});
