import { beforeEach, expect, it, vi } from 'vitest';
import { SeekBarPreview } from './SeekBarPreview';

let player: HTMLElement;
let video: HTMLVideoElement;
let duration: number;
let preview: SeekBarPreview;

beforeEach(() => {
  player = document.createElement('div');
  player.innerHTML =
    '<div class="vjs-progress-control"><div class="vjs-progress-holder"></div></div>';
  video = document.createElement('video');
  duration = Number.NaN;
  vi.spyOn(video, 'duration', 'get').mockImplementation(() => duration);
  const line = player.querySelector('.vjs-progress-holder') ?? player;
  vi.spyOn(line, 'getBoundingClientRect').mockReturnValue(new DOMRect(100, 0, 800, 4));
  preview = new SeekBarPreview(player, video);
});

function picture(): HTMLElement {
  const found = player.querySelector<HTMLElement>('.rostrum-picture');
  if (!found) {
    throw new Error('No picture');
  }
  return found;
}

function shown(): HTMLElement {
  return picture().parentElement ?? picture();
}

function point(clientX: number): void {
  const bar = player.querySelector('.vjs-progress-control');
  bar?.dispatchEvent(new MouseEvent('pointermove', { clientX }));
}

it('shows the picture of the time under the pointer, and stays on the bar', () => {
  duration = 100;
  preview.showTiles(
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
  expect(shown().style.left).toBe('0px');
  point(600);

  expect(shown().style.left).toBe('420px');
  expect(picture().style.backgroundPosition).toBe('-100px 0px');

  player.querySelector('.vjs-progress-control')?.dispatchEvent(new Event('pointerleave'));
  expect(shown().hidden).toBe(true);
});

it('shows nothing where there is nothing', () => {
  point(300);
  duration = 100;
  point(300);

  expect(shown().hidden).toBe(true);
});

it('names the chapter under the pointer, with a picture or without', () => {
  duration = 100;
  preview.showChapters([
    { startSeconds: 0, title: 'Welcome' },
    { startSeconds: 50, title: 'Floods' },
  ]);

  point(200);
  expect(shown().textContent).toBe('Welcome');
  point(700);

  expect(shown().textContent).toBe('Floods');
  expect(picture().hidden).toBe(true);
});
