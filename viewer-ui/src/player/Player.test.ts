import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { behindText } from './behind';
import { renditionOf } from './measure';
import { Player } from './Player';

/** jsdom plays nothing: these tests are about what the player makes of what its element says. */
let player: Player;
let play: () => Promise<void>;
let played: number;

beforeEach(() => {
  vi.useFakeTimers();
  play = () => Promise.resolve();
  played = 0;
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(() => {
    played += 1;
    return play();
  });
  // As Safari does, which plays HLS itself.
  vi.spyOn(HTMLMediaElement.prototype, 'canPlayType').mockReturnValue('maybe');
  vi.spyOn(HTMLMediaElement.prototype, 'pause').mockImplementation(() => undefined);
  vi.spyOn(HTMLMediaElement.prototype, 'load').mockImplementation(() => undefined);
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  player = new Player(place);
});

afterEach(() => {
  player.dispose();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function say(event: string): void {
  player.video.dispatchEvent(new Event(event));
}

async function load(): Promise<void> {
  player.load({ url: '/live/s1/live.m3u8', latency: 'standard' });
  await vi.advanceTimersByTimeAsync(10);
  say('loadstart');
  await vi.advanceTimersByTimeAsync(10);
}

it('tells of a start that takes longer than a moment, until the first picture', async () => {
  await load();
  expect(player.state.value.startsLate).toBe(false);

  await vi.advanceTimersByTimeAsync(3_000);
  expect(player.state.value.startsLate).toBe(true);

  say('playing');
  expect(player.state.value.startsLate).toBe(false);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(player.state.value.startsLate).toBe(false);
});

it('starts muted and follows what the element does', async () => {
  await load();
  expect(player.video.muted).toBe(true);
  expect(player.state.value).toMatchObject({ playback: 'loading', muted: true });

  say('playing');
  expect(player.state.value.playback).toBe('playing');
  say('waiting');
  expect(player.state.value.playback).toBe('waiting');
  say('playing');
  say('pause');
  expect(player.state.value.playback).toBe('paused');
  say('ended');
  expect(player.state.value.playback).toBe('ended');
});

it('stands a poster in for the first picture, and never for a later one', async () => {
  const source = { url: '/live/s1/live.m3u8', latency: 'standard', posterUrl: '/p.jpg' } as const;
  player.load(source);
  expect(player.video.getAttribute('poster')).toBe('/p.jpg');

  say('playing');
  expect(player.video.hasAttribute('poster')).toBe(false);

  say('waiting');
  say('playing');
  expect(player.video.hasAttribute('poster')).toBe(false);
  await vi.advanceTimersByTimeAsync(10);
});

it('offers the panels in a menu, for those without keys', async () => {
  const shown: string[] = [];
  player.showPanel = (panel) => shown.push(panel);
  const button = player.element.querySelector<HTMLElement>('.rostrum-more > button');
  expect(button?.textContent.trim()).toBe('More');
  expect(button?.querySelector('.icon-more')).not.toBeNull();
  expect(button?.getAttribute('aria-haspopup')).toBe('true');
  button?.click();
  expect(button?.getAttribute('aria-expanded')).toBe('true');

  const items = [...player.element.querySelectorAll<HTMLElement>('.rostrum-more [role=menuitem]')];
  expect(items.map((item) => item.textContent)).toEqual(['Statistics', 'Keyboard shortcuts']);
  for (const item of items) {
    item.click();
    await vi.advanceTimersByTimeAsync(10);
  }

  expect(shown).toEqual(['statistics', 'shortcuts']);
  expect(button?.getAttribute('aria-expanded')).toBe('false');
});

it('unmutes when asked to', async () => {
  await load();

  player.unmute();
  say('volumechange');

  expect(player.video.muted).toBe(false);
  expect(player.state.value.muted).toBe(false);
});

it('asks for a press where the browser does not let it play', async () => {
  play = () => Promise.reject(new DOMException('no', 'NotAllowedError'));

  await load();
  expect(player.state.value.needsPress).toBe(true);

  say('playing');
  expect(player.state.value.needsPress).toBe(false);
});

it('plays on after a rebuilt engine has silently paused the element', async () => {
  await load();
  say('playing');
  const before = played;

  say('loadedmetadata');

  expect(played).toBe(before + 1);
});

it('stays paused for a viewer who has paused', async () => {
  await load();
  say('playing');
  say('pause');
  const before = played;

  say('loadedmetadata');

  expect(played).toBe(before);
});

it('says so when the browser can play no HLS at all', async () => {
  vi.spyOn(HTMLMediaElement.prototype, 'canPlayType').mockReturnValue('');

  await load();

  expect(player.state.value.playback).toBe('unsupported');
  expect(played).toBe(0);
});

it('names a rendition by its folder', () => {
  expect(renditionOf('http://localhost/live/s1/720p/live.m3u8')).toBe('720p');
  expect(renditionOf('https://cdn.example/live/~token/s1/source/live.m3u8?x=1')).toBe('source');
});

it.each([
  [9.4, '0:09'],
  [75, '1:15'],
  [3_700, '1:01:40'],
])('%d s behind: %s', (seconds, text) => {
  expect(behindText(seconds)).toBe(text);
});

it('plays a recording with its sound, from its beginning, and knows no live edge', async () => {
  player.dispose();
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  player = new Player(place, 'recording');
  player.loadRecording(
    {
      id: 'r1',
      clipOf: undefined,
      gaps: [],
      playbackUrl: '/vod/r1/live.m3u8',
      posterUrl: '/vod/r1/poster.jpg',
      storyboardUrl: undefined,
      hasWords: false,
    },
    'e.y.J',
  );
  await vi.advanceTimersByTimeAsync(10);

  expect(player.state.value.muted).toBe(false);
  expect(player.video.muted).toBe(false);
  expect(player.video.getAttribute('poster')).toBe('/vod/~e.y.J/r1/poster.jpg');
  expect(place.querySelector('.rostrum-live-edge')).toBeNull();
  expect(place.querySelector('.vjs-playback-rate')).not.toBeNull();
  const before = player.video.currentTime;
  player.playhead.goLive();
  expect(player.video.currentTime).toBe(before);
  expect(player.playhead.secondsBehind).toBe(0);
});
