import { Events } from 'hls.js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aCaption } from '../../../test/captions';
import { RoomCaptions } from '../../room/RoomCaptions';
import type { HlsEngine } from '../HlsSourceHandler';
import type { Clock } from '../ProgrammeClock';
import { CaptionChoice } from './CaptionChoice';
import { Captions } from './Captions';

/** Position 0 is second 100 of the programme. */
const clock: Clock = {
  at: (seconds: number) => (seconds + 100) * 1_000,
  positionOf: (programmeMs: number) => programmeMs / 1_000 - 100,
};

type Listener = (event: string, data: unknown) => void;

class FakeEngine {
  /** How often a rendition was chosen: hls.js loads its playlist each time. */
  chosen = 0;
  #track = 0;
  readonly #listeners = new Map<string, Listener>();

  on(event: string, listener: Listener): void {
    this.#listeners.set(event, listener);
  }

  get subtitleTrack(): number {
    return this.#track;
  }

  set subtitleTrack(track: number) {
    this.#track = track;
    this.chosen += 1;
  }

  say(event: Events, data: unknown): void {
    this.#listeners.get(event)?.(event, data);
  }

  /** As hls.js does, which takes its own default after it has told. */
  async names(...subtitleTracks: readonly object[]): Promise<void> {
    this.say(Events.SUBTITLE_TRACKS_UPDATED, { subtitleTracks });
    this.#track = -1;
    await Promise.resolve();
  }
}

const english = { lang: 'en-US', name: 'English (US)' };
const arabic = { lang: 'ar', name: 'العربية' };

let place: HTMLElement;
let video: HTMLVideoElement;
let room: RoomCaptions;
let engine: FakeEngine;
let captions: Captions;

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  place = document.createElement('div');
  video = document.createElement('video');
  vi.spyOn(video, 'paused', 'get').mockReturnValue(false);
  room = new RoomCaptions();
  engine = new FakeEngine();
  captions = make(clock);
});

afterEach(() => {
  captions.dispose();
  vi.useRealTimers();
});

function make(by: Clock | undefined): Captions {
  const made = new Captions(place, video, by, new CaptionChoice());
  made.follow(engine as unknown as HlsEngine);
  made.listen(room);
  return made;
}

function shown(): string[] {
  return [...place.querySelectorAll('.rostrum-caption')].map((caption) => caption.textContent);
}

function moveTo(seconds: number): void {
  video.currentTime = seconds;
  video.dispatchEvent(new Event('timeupdate'));
}

function parsed(subtitleTrack: typeof english, ...cues: readonly (readonly [number, string])[]) {
  engine.say(Events.CUES_PARSED, {
    subtitleTrack,
    cues: cues.map(([startTime, text]) => ({ startTime, endTime: startTime + 2, text })),
  });
}

it('makes one track of a language that the room and the playlist have', async () => {
  await engine.names(english, arabic);
  room.add(aCaption({ language: 'en-us' }), aCaption({ language: 'fr' }));

  expect(captions.state.value.tracks).toEqual([
    { language: 'en-us', label: 'English (US)' },
    { language: 'ar', label: 'العربية' },
    { language: 'fr', label: 'Français' },
  ]);
});

it('is off at first, and loads no rendition then', async () => {
  await engine.names(english);
  room.add(aCaption({ startTime: 100_000, endTime: 102_000 }));
  moveTo(1);

  expect(captions.state.value.chosen).toBeUndefined();
  expect(engine.subtitleTrack).toBe(-1);
  expect(shown()).toEqual([]);
});

it('loads the chosen rendition, and remembers the choice for the next event', async () => {
  await engine.names(english, arabic);
  captions.choose('ar');
  expect(engine.subtitleTrack).toBe(1);
  const before = engine.chosen;
  room.add(aCaption(), aCaption({ id: 'c2' }));
  expect(engine.chosen).toBe(before);
  captions.dispose();

  captions = make(clock);
  await engine.names(english, arabic);

  expect(captions.state.value.chosen).toBe('ar');
  expect(engine.subtitleTrack).toBe(1);
  captions.toggle();
  expect(captions.state.value.chosen).toBeUndefined();
  captions.toggle();
  expect(captions.state.value.chosen).toBe('ar');
});

it('takes the first language where the wanted one is missing', async () => {
  captions.choose('de');
  await engine.names(english);

  expect(captions.state.value.chosen).toBe('en-us');
});

it('shows what is being said when its picture is on screen, on time', async () => {
  captions.choose('en-us');
  moveTo(8.9);
  room.add(aCaption({ startTime: 109_000, endTime: 111_000, text: 'Riv', final: false }));
  expect(shown()).toEqual([]);

  video.currentTime = 9;
  await vi.advanceTimersByTimeAsync(101);
  expect(shown()).toEqual(['Riv']);
  room.add(aCaption({ startTime: 109_000, endTime: 111_000, text: 'Rivers.' }));
  expect(shown()).toEqual(['Rivers.']);

  video.currentTime = 11;
  await vi.advanceTimersByTimeAsync(1_000);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(shown()).toEqual([]);
});

it('shows the words of the playlist where the room told none, and none twice', async () => {
  await engine.names(english);
  captions.choose('en-us');
  parsed(english, [2, 'Before you came'], [4, 'Tom &amp; <i>Jerry</i>']);
  parsed(english, [4, 'Tom &amp; <i>Jerry</i>']);
  room.add(aCaption({ id: 'x', startTime: 106_000, endTime: 108_000, text: 'Corrected' }));
  parsed(english, [6.02, 'Not corrected']);

  moveTo(3);
  expect(shown()).toEqual(['Before you came']);
  moveTo(5);
  expect(shown()).toEqual(['Tom & Jerry']);
  moveTo(7);
  expect(shown()).toEqual(['Corrected']);
});

it('forgets the cues of a timeline that is gone', async () => {
  await engine.names(english);
  captions.choose('en-us');
  parsed(english, [2, 'Before']);
  engine.say(Events.MANIFEST_LOADING, {});
  moveTo(3);

  expect(shown()).toEqual([]);
});

it('shows the cues of a recording at their positions', async () => {
  captions.dispose();
  captions = make(undefined);
  await engine.names(english);
  captions.choose('en-us');
  parsed(english, [2, 'In the file']);
  moveTo(2.5);

  expect(shown()).toEqual(['In the file']);
});

it('shows a sample while a viewer chooses how captions look', () => {
  captions.preview(true);
  expect(shown()).toEqual(['Captions will look like this.']);
  expect(place.querySelector<HTMLElement>('.rostrum-captions')?.dataset).toMatchObject({
    size: 'normal',
    background: 'half',
  });

  captions.choice.change({ size: 'large' });
  expect(place.querySelector<HTMLElement>('.rostrum-captions')?.dataset.size).toBe('large');
  captions.preview(false);
  expect(shown()).toEqual([]);
});

it('takes captions from a browser that plays HLS itself, which draws them', () => {
  captions.dispose();
  const track = { kind: 'subtitles', language: 'en-US', label: 'English', mode: 'disabled' };
  const tracks = Object.assign(new EventTarget(), { length: 1, 0: track });
  vi.spyOn(video, 'textTracks', 'get').mockReturnValue(tracks as unknown as TextTrackList);
  captions = new Captions(place, video, undefined, new CaptionChoice());
  expect(captions.state.value.tracks).toEqual([{ language: 'en-us', label: 'English' }]);

  captions.choose('en-us');
  expect(track.mode).toBe('showing');
  captions.choose(undefined);
  expect(track.mode).toBe('disabled');
});
