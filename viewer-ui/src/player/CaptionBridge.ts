import { Events, type MediaPlaylist } from 'hls.js';
import type { HlsEngine } from './HlsSourceHandler';
import type { VideoJsPlayer } from './videoJs';

/**
 * Gives the subtitle renditions that hls.js parses to Video.js, which draws them with its own menu and sizes, and tells
 * hls.js which one the viewer has chosen, so that it loads no other. Tracks are known by language and name.
 */
export class CaptionBridge {
  readonly #tracks = new Map<string, TextTrack>();
  #renditions: readonly string[] = [];
  #engine: HlsEngine | undefined;

  constructor(private readonly player: VideoJsPlayer) {
    player.textTracks().addEventListener('change', () => {
      this.#choose();
    });
  }

  /** A rebuilt engine names its tracks again; known ones are kept with the viewer's choice. */
  follow(engine: HlsEngine): void {
    this.#engine = engine;
    engine.on(Events.SUBTITLE_TRACKS_UPDATED, (_, { subtitleTracks }) => {
      this.#renditions = subtitleTracks.map(keyOf);
      subtitleTracks.forEach((rendition) => {
        this.#add(rendition);
      });
      this.#choose();
    });
    engine.on(Events.CUES_PARSED, (_, { subtitleTrack, cues }) => {
      if (subtitleTrack) {
        this.#show(keyOf(subtitleTrack), cues as readonly VTTCue[]);
      }
    });
  }

  toggle(): void {
    const tracks = [...this.#tracks.values()];
    const showing = tracks.find((track) => track.mode === 'showing');
    if (showing) {
      showing.mode = 'disabled';
    } else if (tracks[0]) {
      tracks[0].mode = 'showing';
    }
  }

  #add(rendition: MediaPlaylist): void {
    const key = keyOf(rendition);
    if (this.#tracks.has(key)) {
      return;
    }
    const remote = this.player.addRemoteTextTrack(
      {
        kind: 'captions',
        label: rendition.name,
        language: rendition.lang,
        default: rendition.default,
      },
      false,
    );
    this.#tracks.set(key, remote.track);
  }

  #choose(): void {
    const showing = [...this.#tracks].find(([, track]) => track.mode === 'showing');
    if (this.#engine) {
      this.#engine.subtitleTrack = showing ? this.#renditions.indexOf(showing[0]) : -1;
    }
  }

  #show(key: string, cues: readonly VTTCue[]): void {
    const track = this.#tracks.get(key);
    for (const cue of cues) {
      if (track && !has(track, cue)) {
        track.addCue(cue);
      }
    }
  }
}

function keyOf(rendition: MediaPlaylist): string {
  return `${rendition.lang ?? ''} ${rendition.name}`;
}

/** A segment that is loaded twice brings the same cues twice. */
function has(track: TextTrack, cue: VTTCue): boolean {
  return Array.from(track.cues ?? []).some(
    (known) =>
      known.startTime === cue.startTime &&
      known.endTime === cue.endTime &&
      (known as VTTCue).text === cue.text,
  );
}
