import { readStoryboard, spread, tileAt } from './storyboard';

const vtt = `WEBVTT

00:00.000 --> 00:10.000
storyboard-0.jpg#xywh=0,0,160,90

00:00:10.000 --> 00:00:20.000
storyboard-0.jpg#xywh=160,0,160,90

01:00:00.500 --> 01:00:10.000
storyboard-1.jpg#xywh=0,90,160,90
`;

describe('readStoryboard', () => {
  it('reads places on sheets beside the file', () => {
    const tiles = readStoryboard(vtt, '/vod/~to.ken/r1/storyboard.vtt');

    expect(tiles).toEqual([
      {
        startSeconds: 0,
        sheetUrl: '/vod/~to.ken/r1/storyboard-0.jpg',
        x: 0,
        y: 0,
        width: 160,
        height: 90,
      },
      expect.objectContaining({ startSeconds: 10, x: 160 }),
      expect.objectContaining({ startSeconds: 3600.5, y: 90 }),
    ]);
  });

  it('reads lines of every system', () => {
    expect(readStoryboard(vtt.replaceAll('\n', '\r\n'), '/vod/r1/storyboard.vtt')).toHaveLength(3);
  });

  it('leaves out what is no picture, and lets no name lead elsewhere', () => {
    const odd = `WEBVTT

00:00.000 --> 00:10.000
Just words

00:10.000 --> 00:20.000
../../api/users#xywh=0,0,160,90`;

    expect(readStoryboard(odd, '/vod/r1/storyboard.vtt').map(({ sheetUrl }) => sheetUrl)).toEqual([
      '/vod/r1/..%2F..%2Fapi%2Fusers',
    ]);
    expect(readStoryboard('', '/vod/r1/storyboard.vtt')).toEqual([]);
  });

  it('has an end', () => {
    const endless = `WEBVTT\n\n${'00:00.000 --> 00:10.000\na.jpg#xywh=0,0,1,1\n\n'.repeat(2_000)}`;

    expect(readStoryboard(endless, '/vod/r1/storyboard.vtt')).toHaveLength(1_200);
  });
});

describe('tiles', () => {
  const tiles = readStoryboard(vtt, '/vod/r1/storyboard.vtt');

  it('finds the picture at a position', () => {
    expect([0, 9.9, 10, 5000].map((at) => tileAt(tiles, at)?.startSeconds)).toEqual([
      0, 0, 10, 3600.5,
    ]);
    expect(tileAt([], 3)).toBeNull();
  });

  it('spreads pictures over the whole', () => {
    expect(spread(tiles, 20, 4).map(({ startSeconds }) => startSeconds)).toEqual([0, 0, 10, 10]);
    expect(spread([], 20, 4)).toEqual([]);
  });
});
