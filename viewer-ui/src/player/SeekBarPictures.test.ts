import { beforeEach, expect, it, vi } from 'vitest';
import { SeekBarPictures } from './SeekBarPictures';

let player: HTMLElement;
let video: HTMLVideoElement;
let duration: number;
let pictures: SeekBarPictures;

beforeEach(() => {
  player = document.createElement('div');
  player.innerHTML =
    '<div class="vjs-progress-control"><div class="vjs-progress-holder"></div></div>';
  video = document.createElement('video');
  duration = Number.NaN;
  vi.spyOn(video, 'duration', 'get').mockImplementation(() => duration);
  const line = player.querySelector('.vjs-progress-holder') ?? player;
  vi.spyOn(line, 'getBoundingClientRect').mockReturnValue(new DOMRect(100, 0, 800, 4));
  pictures = new SeekBarPictures(player, video);
});

function picture(): HTMLElement {
  const found = player.querySelector<HTMLElement>('.rostrum-picture');
  if (!found) {
    throw new Error('No picture');
  }
  return found;
}

function point(clientX: number): void {
  const bar = player.querySelector('.vjs-progress-control');
  bar?.dispatchEvent(new MouseEvent('pointermove', { clientX }));
}

it('shows the picture of the time under the pointer, and stays on the bar', () => {
  duration = 100;
  pictures.showTiles(
    [0, 50].map((startSeconds) => ({
      startSeconds,
      sheetUrl: '/vod/r1/storyboard-0.jpg',
      x: startSeconds * 2,
      y: 0,
      width: 160,
      height: 90,
    })),
  );

  point(100);
  expect(picture().hidden).toBe(false);
  expect(picture().style.left).toBe('0px');
  point(600);

  expect(picture().style.left).toBe('420px');
  expect(picture().style.backgroundPosition).toBe('-100px 0px');

  player.querySelector('.vjs-progress-control')?.dispatchEvent(new Event('pointerleave'));
  expect(picture().hidden).toBe(true);
});

it('shows nothing where there is nothing', () => {
  point(300);
  duration = 100;
  point(300);

  expect(picture().hidden).toBe(true);
});

it('marks gaps once it knows how long the recording is', () => {
  pictures.showGaps([
    { startSeconds: 25, seconds: 2 },
    { startSeconds: 30, seconds: 0.1 },
  ]);
  expect(player.querySelectorAll('.rostrum-gaps i')).toHaveLength(0);

  duration = 100;
  video.dispatchEvent(new Event('durationchange'));

  const marks = [...player.querySelectorAll<HTMLElement>('.rostrum-gaps i')];
  expect(marks.map(({ style, title }) => [style.left, title])).toEqual([
    ['25%', '2.0 s of the event are missing here'],
  ]);
});
