import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { NativeFullscreen } from './NativeFullscreen';

class FakeCue {
  constructor(
    readonly startTime: number,
    readonly endTime: number,
    readonly text: string,
  ) {}
}

/** A track that takes away only what it has, as a browser's does. */
class FakeTrack {
  mode = 'disabled';
  cues: FakeCue[] = [];

  addCue(cue: FakeCue): void {
    this.cues.push(cue);
  }

  removeCue(cue: FakeCue): void {
    if (this.mode === 'disabled' && !this.cues.includes(cue)) {
      throw new DOMException('not there', 'NotFoundError');
    }
    this.cues = this.cues.filter((one) => one !== cue);
  }
}

let track: FakeTrack;
let video: HTMLVideoElement;
let made: number;
let fullscreen: NativeFullscreen;

beforeEach(() => {
  vi.stubGlobal('VTTCue', FakeCue);
  track = new FakeTrack();
  made = 0;
  video = document.createElement('video');
  video.addTextTrack = () => {
    made += 1;
    return track as unknown as TextTrack;
  };
  fullscreen = new NativeFullscreen(video);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const show = (...lines: readonly string[]) => {
  fullscreen.show(lines.length === 0 ? [] : [{ key: 'a', lines }]);
};
const texts = () => track.cues.map(({ text }) => text);

it('makes no track where nobody needs one', () => {
  show('Rivers');
  video.dispatchEvent(new Event('webkitendfullscreen'));

  expect(made).toBe(0);
});

it('stands in for our display in full screen, word for word', () => {
  show('Rivers <b>', '& banks');
  video.dispatchEvent(new Event('webkitbeginfullscreen'));
  expect(track.mode).toBe('showing');
  expect(texts()).toEqual(['Rivers &lt;b&gt;\n&amp; banks']);

  show('Floods');
  expect(texts()).toEqual(['Floods']);
  show();
  expect(texts()).toEqual([]);
});

it('leaves with the full screen, and comes back with it', () => {
  video.dispatchEvent(new Event('webkitbeginfullscreen'));
  show('Rivers');
  video.dispatchEvent(new Event('webkitendfullscreen'));
  expect(track.mode).toBe('disabled');
  expect(texts()).toEqual([]);

  show('Floods');
  expect(texts()).toEqual([]);
  video.dispatchEvent(new Event('webkitbeginfullscreen'));
  expect(texts()).toEqual(['Floods']);
  expect(made).toBe(1);
});
