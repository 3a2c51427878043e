import type { ShownCue } from './timeline';

/** Longer than anything stays on screen: what is shown is taken away by us. */
const longSeconds = 3_600;

/**
 * Captions in the full screen of an iPhone. It shows the bare video (webkitbeginfullscreen), so nothing that is drawn over
 * it; there one cue of a native track stands for what our display shows.
 */
export class NativeFullscreen {
  #track: TextTrack | undefined;
  #cue: TextTrackCue | undefined;
  #isFull = false;
  #shown: readonly ShownCue[] = [];

  constructor(private readonly media: HTMLVideoElement) {
    media.addEventListener('webkitbeginfullscreen', () => {
      this.#isFull = true;
      this.#draw();
    });
    media.addEventListener('webkitendfullscreen', () => {
      this.#isFull = false;
      this.#draw();
    });
  }

  show(shown: readonly ShownCue[]): void {
    const before = this.#shown;
    this.#shown = shown;
    if (this.#isFull && JSON.stringify(shown) !== JSON.stringify(before)) {
      this.#draw();
    }
  }

  #draw(): void {
    const text = this.#isFull ? this.#shown.flatMap(({ lines }) => lines).join('\n') : '';
    if (text === '' && this.#track === undefined) {
      return;
    }
    this.#track ??= this.media.addTextTrack('captions');
    if (this.#cue) {
      // A disabled track has no cues to take one out of.
      this.#track.removeCue(this.#cue);
      this.#cue = undefined;
    }
    this.#track.mode = this.#isFull ? 'showing' : 'disabled';
    if (text !== '') {
      const now = this.media.currentTime;
      this.#cue = new VTTCue(now, now + longSeconds, escaped(text));
      this.#track.addCue(this.#cue);
    }
  }
}

/** A cue's text is markup (WebVTT 4.2.2); words are not. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
