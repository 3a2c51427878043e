import { beforeEach, expect, it, vi, type MockInstance } from 'vitest';
import type { HlsEngine } from './HlsSourceHandler';
import { Playhead } from './Playhead';
import type { Clock } from './ProgrammeClock';
import type { VideoJsPlayer } from './videoJs';

/** Position 0 is second 100 of the programme. */
const clock: Clock = {
  at: (seconds: number) => (seconds + 100) * 1_000,
  positionOf: (programmeMs: number) => programmeMs / 1_000 - 100,
};
const engine = { liveSyncPosition: 93 } as HlsEngine;
const play = vi.fn();

let video: HTMLVideoElement;
let loaded: MockInstance<() => number>;
let live: Playhead;
let recording: Playhead;

beforeEach(() => {
  play.mockClear();
  video = document.createElement('video');
  vi.spyOn(video, 'duration', 'get').mockReturnValue(100);
  loaded = vi.spyOn(video, 'readyState', 'get').mockReturnValue(4);
  const player = {
    on: () => undefined,
    seekable: () => ({ length: 1, start: () => 40, end: () => 100 }),
    currentTime: (seconds?: number) => {
      video.currentTime = seconds ?? video.currentTime;
      return video.currentTime;
    },
  } as unknown as VideoJsPlayer;
  live = new Playhead(player, video, clock, play);
  live.begin('standard', () => engine);
  recording = new Playhead(player, video, undefined, play);
  recording.begin('standard', () => undefined);
  video.currentTime = 50;
});

it('knows what of the programme is on screen', () => {
  expect(live.programmeMs).toBe(150_000);
  expect(recording.programmeMs).toBeUndefined();
});

it.each([
  [160_000, 'there', 60],
  [139_000, 'gone', 50],
  [200_000, 'there', 93],
  [400_000, 'not-yet', 93],
] as const)('jumps to %d ms of the programme: %s', (programmeMs, jump, position) => {
  expect(live.seekToProgramme(programmeMs)).toBe(jump);
  expect(video.currentTime).toBe(position);
});

it('says that it is not yet there before anything plays', () => {
  live.begin('standard', () => undefined);
  vi.spyOn(video, 'seekable', 'get').mockReturnValue({ length: 0 } as TimeRanges);

  expect(live.seekToProgramme(160_000)).toBe('not-yet');
});

it('stays within what there is', () => {
  live.seekBy(-90);
  expect(video.currentTime).toBe(40);
  recording.seekTo(500);
  expect(video.currentTime).toBe(100);
});

it('goes live when a viewer seeks past the edge, and brings back who follows', () => {
  live.seekBy(60);
  expect(video.currentTime).toBe(93);
  expect(play).toHaveBeenCalledOnce();

  video.currentTime = 60;
  live.keepUp();
  expect(video.currentTime).toBe(93);

  live.seekTo(60);
  live.keepUp();
  expect(video.currentTime).toBe(60);
});

it('jumps as soon as there is something to jump in', () => {
  loaded.mockReturnValue(0);
  recording.seekTo(70);
  expect(video.currentTime).toBe(50);

  loaded.mockReturnValue(1);
  video.dispatchEvent(new Event('loadedmetadata'));
  expect(video.currentTime).toBe(70);

  video.currentTime = 50;
  video.dispatchEvent(new Event('loadedmetadata'));
  expect(video.currentTime).toBe(50);
});
