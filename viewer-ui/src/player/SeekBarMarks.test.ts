import { beforeEach, expect, it, vi } from 'vitest';
import { SeekBarMarks } from './SeekBarMarks';

let player: HTMLElement;
let video: HTMLVideoElement;
let marks: SeekBarMarks;

beforeEach(() => {
  player = document.createElement('div');
  player.innerHTML = '<div class="vjs-progress-holder"></div>';
  video = document.createElement('video');
  marks = new SeekBarMarks(player, video);
});

function drawn(): (string | undefined)[][] {
  const all = [...player.querySelectorAll<HTMLElement>('.rostrum-marks i')];
  return all.map(({ className, style, title }) => [className, style.left, title]);
}

it('marks gaps and chapters once it knows how long the recording is', () => {
  marks.showGaps([
    { startSeconds: 25, seconds: 2 },
    { startSeconds: 30, seconds: 0.1 },
  ]);
  marks.showChapters([
    { startSeconds: 0, title: 'Welcome' },
    { startSeconds: 50, title: 'Floods' },
  ]);
  expect(drawn()).toEqual([]);

  vi.spyOn(video, 'duration', 'get').mockReturnValue(100);
  video.dispatchEvent(new Event('durationchange'));

  expect(drawn()).toEqual([
    ['rostrum-chapter', '50%', 'Floods'],
    ['rostrum-gap', '25%', '2.0 s of the event are missing here'],
  ]);
});
