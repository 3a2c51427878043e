import { expect, it } from 'vitest';
import { WireError } from '../base/wire';
import { chooseRecording, parseRecordings, withToken } from './recording';

const ready = {
  id: 'r1',
  playbackUrl: '/vod/r1/live.m3u8',
  posterUrl: '/vod/r1/poster.jpg',
  captionsUrl: '/vod/r1/captions/live.m3u8',
  gaps: [{ startSeconds: 12, seconds: 2, cause: 'connection' }],
};

function page(...items: unknown[]): unknown {
  return { items, page: 0, size: 50, total: items.length };
}

it('reads what can be watched, and leaves out what has no file', () => {
  const recordings = parseRecordings(page(ready, { id: 'r2', playbackUrl: null }));

  expect(recordings).toEqual([
    {
      id: 'r1',
      clipOf: undefined,
      gaps: [{ startSeconds: 12, seconds: 2 }],
      playbackUrl: '/vod/r1/live.m3u8',
      posterUrl: '/vod/r1/poster.jpg',
      storyboardUrl: undefined,
      hasWords: true,
    },
  ]);
});

it.each([
  ['no list', {}],
  ['no object', page('r1')],
  ['an address elsewhere', page({ ...ready, playbackUrl: 'https://elsewhere.example/x.m3u8' })],
])('refuses %s', (_, value) => {
  expect(() => parseRecordings(value)).toThrow(WireError);
});

it('chooses the whole event, or the clip that a link names', () => {
  const recordings = parseRecordings(
    page({ ...ready, id: 'clip', clipOf: 'r1' }, ready, { ...ready, id: 'other', clipOf: 'r1' }),
  );

  expect(chooseRecording(recordings, undefined)?.id).toBe('r1');
  expect(chooseRecording(recordings, 'clip')?.id).toBe('clip');
  expect(chooseRecording(recordings, 'deleted')).toBeUndefined();
});

it('puts a token where relative addresses keep it', () => {
  expect(withToken('/vod/r1/live.m3u8', 'e.y.J')).toBe('/vod/~e.y.J/r1/live.m3u8');
  expect(withToken('/vod/r1/live.m3u8', undefined)).toBe('/vod/r1/live.m3u8');
});

it('knows from the addresses whether words were written down', () => {
  const [without, chapters] = parseRecordings(
    page({ ...ready, captionsUrl: null }, { ...ready, captionsUrl: null, chaptersUrl: '/vod/x' }),
  );

  expect(without?.hasWords).toBe(false);
  expect(chapters?.hasWords).toBe(true);
});
