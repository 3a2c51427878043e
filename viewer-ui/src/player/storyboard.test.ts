import { expect, it } from 'vitest';
import { parseStoryboard, tileAt } from './storyboard';

const vtt = `WEBVTT

00:00.000 --> 00:10.000
storyboard-0.jpg#xywh=0,0,160,90

1
01:00:10.500 --> 01:00:20.000 align:start
storyboard-1.jpg#xywh=160,90,160,90

00:20.000 --> 00:30.000
../../api/users#xywh=0,0,1,1

00:20.000 --> 00:30.000
Only words
`;

it.each([vtt, vtt.replaceAll('\n', '\r\n')])('reads places on sheets beside it', (text) => {
  const tiles = parseStoryboard(text, '/vod/~to.ken/r1/storyboard.vtt');

  expect(tiles).toEqual([
    {
      startSeconds: 0,
      sheetUrl: '/vod/~to.ken/r1/storyboard-0.jpg',
      x: 0,
      y: 0,
      width: 160,
      height: 90,
    },
    {
      startSeconds: 3610.5,
      sheetUrl: '/vod/~to.ken/r1/storyboard-1.jpg',
      x: 160,
      y: 90,
      width: 160,
      height: 90,
    },
  ]);
  expect([0, 12, 4000].map((at) => tileAt(tiles, at)?.startSeconds)).toEqual([0, 0, 3610.5]);
});

it('has an end', () => {
  const endless = `WEBVTT\n\n${'00:00.000 --> 00:10.000\na.jpg#xywh=0,0,1,1\n\n'.repeat(2_000)}`;

  expect(parseStoryboard(endless, '/vod/r1/storyboard.vtt')).toHaveLength(1_200);
  expect(tileAt([], 1)).toBeUndefined();
});
