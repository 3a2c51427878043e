/** A subtitle rendition that the browser itself plays: there is no hls.js, and it draws the cues. */
export interface NativeTrack {
  readonly language: string;
  readonly label: string;
}

/**
 * The subtitle renditions of a browser that plays HLS by itself (an older iPhone). It draws them, in full screen too,
 * and its own menu may change what is shown; ours tells it.
 */
export class NativeTracks {
  constructor(
    private readonly media: HTMLVideoElement,
    changed: () => void,
  ) {
    for (const event of ['addtrack', 'removetrack'] as const) {
      media.textTracks[`on${event}`] = changed;
    }
  }

  get list(): readonly NativeTrack[] {
    return this.#captions().map((track) => ({
      language: track.language.toLowerCase(),
      label: track.label,
    }));
  }

  show(language: string | undefined): void {
    for (const track of this.#captions()) {
      const mode = track.language.toLowerCase() === language ? 'showing' : 'disabled';
      if (track.mode !== mode) {
        track.mode = mode;
      }
    }
  }

  #captions(): readonly TextTrack[] {
    return Array.from(this.media.textTracks).filter(
      ({ kind, language }) => (kind === 'subtitles' || kind === 'captions') && language !== '',
    );
  }
}
