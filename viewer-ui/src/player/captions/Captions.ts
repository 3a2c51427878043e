import { Events, type MediaPlaylist } from 'hls.js';
import { State } from '../../base/State';
import { RoomCaptions } from '../../room/RoomCaptions';
import { words } from '../../words';
import type { HlsEngine } from '../HlsSourceHandler';
import type { Clock } from '../ProgrammeClock';
import { CaptionChoice } from './CaptionChoice';
import { CaptionDisplay } from './CaptionDisplay';
import { languageName } from './languageName';
import { NativeFullscreen } from './NativeFullscreen';
import { NativeTracks } from './NativeTracks';
import { plainText } from './plainText';
import { PlaylistCues } from './PlaylistCues';
import { momentOf, type Cue, type Moment, type ShownCue } from './timeline';

/** One language that a viewer can choose; where its words come from is not their business. */
export interface CaptionTrack {
  /** In lower case. */
  readonly language: string;
  readonly label: string;
}

export interface CaptionState {
  readonly tracks: readonly CaptionTrack[];
  /** The language on screen; undefined: captions are off. */
  readonly chosen: string | undefined;
}

/** A timer goes by wall time and the media does not quite: looked at again at least so often. */
const longestWaitMs = 1_000;

/**
 * The captions of one player. A language has its words from two places, which are one to the viewer: the room tells what
 * is being said, the playlist what was said. They are drawn when their picture is on screen. hls.js is told which
 * rendition is wanted, so that it loads no other.
 */
export class Captions {
  readonly state = new State<CaptionState>({ tracks: [], chosen: undefined });

  readonly #display = new CaptionDisplay();
  readonly #cues = new Map<string, PlaylistCues>();
  readonly #fullscreen: NativeFullscreen;
  readonly #native: NativeTracks;
  readonly #unwatch: (() => void)[] = [];
  #room = new RoomCaptions();
  #engine: HlsEngine | undefined;
  #renditions: readonly MediaPlaylist[] = [];
  #previewing = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    place: HTMLElement,
    private readonly media: HTMLVideoElement,
    private readonly clock: Clock | undefined,
    readonly choice = new CaptionChoice(),
  ) {
    place.prepend(this.#display.element);
    this.#fullscreen = new NativeFullscreen(media);
    this.#native = new NativeTracks(media, () => {
      this.#list();
    });
    for (const event of ['timeupdate', 'seeked', 'seeking', 'ratechange', 'playing', 'pause']) {
      media.addEventListener(event, this.#draw);
    }
    this.#unwatch.push(
      this.choice.state.watch((wish) => {
        this.#display.dress(wish);
        this.#list();
      }),
    );
  }

  /** What is said right now comes from there. */
  listen(room: RoomCaptions): void {
    this.#room = room;
    this.#unwatch.push(
      room.watch(() => {
        this.#list();
      }),
    );
    this.#list();
  }

  /** A rebuilt engine names its renditions again and has a timeline of its own. */
  follow(engine: HlsEngine): void {
    this.#engine = engine;
    this.#cues.clear();
    engine.on(Events.MANIFEST_LOADING, () => {
      this.#cues.clear();
    });
    engine.on(Events.SUBTITLE_TRACKS_UPDATED, (_, { subtitleTracks }) => {
      this.#renditions = subtitleTracks;
      // Right after this event hls.js takes its own default, which would undo ours.
      queueMicrotask(() => {
        this.#list();
      });
    });
    engine.on(Events.CUES_PARSED, (_, { subtitleTrack, cues }) => {
      if (subtitleTrack) {
        this.#take(languageOf(subtitleTrack), cues as readonly VTTCue[]);
      }
    });
  }

  /** Undefined switches captions off. Kept for the next event, too. */
  choose(language: string | undefined): void {
    this.choice.change(language === undefined ? { on: false } : { on: true, language });
  }

  toggle(): void {
    this.choice.change({ on: !this.choice.state.value.on });
  }

  /** Whether the words come from a recogniser that gets many of them wrong: that stands above them. */
  label(draft: boolean): void {
    this.#display.label(draft);
  }

  /** A sample stands where captions would, while a viewer chooses how they look. */
  preview(on: boolean): void {
    this.#previewing = on;
    this.#draw();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#unwatch.forEach((unwatch) => {
      unwatch();
    });
  }

  /** hls.js loads a segment once, so cues are kept while another language, or none, is on screen. */
  #take(language: string, cues: readonly VTTCue[]): void {
    const known = this.#cues.get(language) ?? new PlaylistCues();
    this.#cues.set(language, known);
    for (const { startTime, endTime, text } of cues) {
      known.add({ startTime, endTime, text: plainText(text) });
    }
    this.#draw();
  }

  /** Looks anew at which languages there are, and which of them is wanted. */
  #list(): void {
    const tracks = this.#tracks();
    const { on, language } = this.choice.state.value;
    const wanted = tracks.find((track) => track.language === language) ?? tracks[0];
    const chosen = on ? wanted?.language : undefined;
    const before = this.state.value;
    if (chosen !== before.chosen || JSON.stringify(tracks) !== JSON.stringify(before.tracks)) {
      this.state.set({ tracks, chosen });
    }
    const rendition = this.#renditions.findIndex((one) => languageOf(one) === chosen);
    // The same one again would make hls.js load its playlist again.
    if (this.#engine && this.#engine.subtitleTrack !== rendition) {
      this.#engine.subtitleTrack = rendition;
    }
    this.#native.show(chosen);
    this.#draw();
  }

  #tracks(): readonly CaptionTrack[] {
    const tracks = new Map<string, string>();
    for (const rendition of this.#renditions) {
      tracks.set(languageOf(rendition), rendition.name);
    }
    for (const { language, label } of this.#engine ? [] : this.#native.list) {
      tracks.set(language, label === '' ? languageName(language) : label);
    }
    for (const language of this.#room.languages) {
      tracks.set(language, tracks.get(language) ?? languageName(language));
    }
    return [...tracks].map(([language, label]) => ({ language, label }));
  }

  readonly #draw = (): void => {
    clearTimeout(this.#timer);
    const { chosen } = this.state.value;
    if (this.#previewing) {
      this.#show([{ key: 'preview', lines: [words.captions.sample] }]);
      return;
    }
    if (chosen === undefined || this.#isDrawnByTheBrowser(chosen)) {
      this.#show([]);
      return;
    }
    const seconds = this.media.currentTime;
    const nowMs = this.clock?.at(seconds);
    const moment =
      nowMs === undefined ? this.#fileMoment(chosen, seconds) : this.#moment(chosen, nowMs);
    this.#show(moment.shown);
    if (!this.media.paused && moment.nextChangeMs !== undefined) {
      const left = moment.nextChangeMs - (nowMs ?? seconds * 1_000);
      const wait = Math.min(longestWaitMs, left / (this.media.playbackRate || 1));
      this.#timer = setTimeout(this.#draw, Math.ceil(wait));
    }
  };

  #show(shown: readonly ShownCue[]): void {
    this.#display.show(shown);
    this.#fullscreen.show(shown);
  }

  /** On the axis of the programme, where the room's captions are. */
  #moment(language: string, nowMs: number): Moment {
    const onAxis = (seconds: number) => this.clock?.at(seconds) ?? 0;
    return momentOf(this.#room.of(language), this.#near(language, onAxis), nowMs);
  }

  /** A file has an axis of its own, and no room. */
  #fileMoment(language: string, seconds: number): Moment {
    const onAxis = (position: number) => position * 1_000;
    return momentOf([], this.#near(language, onAxis), onAxis(seconds));
  }

  #near(language: string, onAxis: (seconds: number) => number): readonly Cue[] {
    const near = this.#cues.get(language)?.near(this.media.currentTime) ?? [];
    return near.map(({ startTime, endTime, text }) => {
      const startMs = onAxis(startTime);
      return { startMs, endMs: startMs + (endTime - startTime) * 1_000, text };
    });
  }

  #isDrawnByTheBrowser(language: string): boolean {
    return !this.#engine && this.#native.list.some((track) => track.language === language);
  }
}

function languageOf({ lang, name }: MediaPlaylist): string {
  return (lang ?? name).toLowerCase();
}
