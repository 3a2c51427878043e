import videojs from 'video.js/core.es.js';
import { State } from '../base/State';
import { withToken, type Recording } from '../recordings/recording';
import type { RoomCaptions } from '../room/RoomCaptions';
import type { Latency } from '../streams/stream';
import type { Chapter } from '../recordings/chapter';
import { Captions } from './captions/Captions';
import type { HlsSourceHandler } from './HlsSourceHandler';
import { canPlayHls, hlsType, registerHlsSourceHandler, type HlsSource } from './hlsTech';
import { measure } from './measure';
import type { Measurement } from './measurement';
import { PlaybackMeter } from './PlaybackMeter';
import { registerControls } from './controls';
import { Playhead } from './Playhead';
import { optionsFor } from './playerOptions';
import { remember } from './players';
import { ProgrammeClock } from './ProgrammeClock';
import { SeekBarMarks } from './SeekBarMarks';
import { SeekBarPreview } from './SeekBarPreview';
import { loadStoryboard } from './storyboard';
import type { VideoJsPlayer } from './videoJs';

export interface PlayerState {
  readonly playback:
    'loading' | 'playing' | 'paused' | 'waiting' | 'ended' | 'gone' | 'unsupported';
  /** Nothing has come yet, for longer than a moment. */
  readonly startsLate: boolean;
  readonly muted: boolean;
  /** A failure is being mended, for longer than a blink. */
  readonly recovering: boolean;
  /** The browser wants a press before it plays, even muted. */
  readonly needsPress: boolean;
}

/** Something that goes on, or something that is whole. */
export type PlayerMode = 'live' | 'recording';

export interface LiveSource {
  readonly url: string;
  readonly latency: Latency;
  /** Stands where the picture will be until the first one plays. */
  readonly posterUrl?: string | undefined;
  /** What is said right now. */
  readonly captions?: RoomCaptions | undefined;
}

/** What can be shown over the picture, by the name of its words. */
export type PanelName = 'statistics' | 'shortcuts' | 'captions';

/** What is mended in a blink is not worth a word. */
const recoveryShownAfterMs = 1_500;

/** A stream that is live plays within this as a rule; after that a viewer wants to know what goes on. */
const startShownAfterMs = 3_000;

/**
 * The player of one live stream, or of its recording: Video.js for controls and tracks, hls.js under it. Live it starts
 * muted and follows the live edge until the viewer seeks or pauses; it never needs the page to be loaded again.
 */
export class Player {
  readonly state = new State<PlayerState>({
    playback: 'loading',
    startsLate: false,
    muted: true,
    recovering: false,
    needsPress: false,
  });

  /** Opens a panel that was chosen from the menu; set by whoever has the panels. */
  showPanel: (panel: PanelName) => void = () => undefined;

  readonly captions: Captions;
  readonly playhead: Playhead;

  readonly #video: HTMLVideoElement;
  readonly #player: VideoJsPlayer;
  readonly #meter = new PlaybackMeter();
  readonly #preview: SeekBarPreview;
  readonly #marks: SeekBarMarks;
  readonly #ticker: ReturnType<typeof setInterval>;
  #handler: HlsSourceHandler | undefined;
  #source: LiveSource | undefined;
  #chapters: readonly Chapter[] = [];
  #wantsToPlay = true;
  #recoveryTimer: ReturnType<typeof setTimeout> | undefined;
  #startTimer: ReturnType<typeof setTimeout> | undefined;
  #nativeRetry: ReturnType<typeof setTimeout> | undefined;

  constructor(
    place: HTMLElement,
    readonly mode: PlayerMode = 'live',
  ) {
    registerHlsSourceHandler();
    registerControls();
    const video = document.createElement('video');
    video.className = 'video-js';
    video.playsInline = true;
    // Somebody has pressed a button to see a recording, and wants to hear it.
    video.muted = mode === 'live';
    this.state.patch({ muted: video.muted });
    place.append(video);
    this.#video = video;
    this.#player = videojs(video, optionsFor(mode)) as unknown as VideoJsPlayer;
    remember(this.#player, this);
    const clock =
      mode === 'live' ? new ProgrammeClock(video, () => this.#handler?.engine.value) : undefined;
    this.playhead = new Playhead(this.#player, video, clock, () => {
      this.#play();
    });
    this.captions = new Captions(this.element, video, clock);
    this.#preview = new SeekBarPreview(this.element, video);
    this.#marks = new SeekBarMarks(this.element, video);
    this.#listen();
    this.#ticker = setInterval(() => {
      this.#tick();
    }, 1_000);
  }

  get element(): HTMLElement {
    return this.#player.el();
  }

  get video(): HTMLVideoElement {
    return this.#video;
  }

  get handler(): HlsSourceHandler | undefined {
    return this.#handler;
  }

  load(source: LiveSource): void {
    if (!canPlayHls(this.#video)) {
      this.state.patch({ playback: 'unsupported' });
      return;
    }
    this.#source = source;
    this.playhead.begin(source.latency, () => this.#handler?.engine.value);
    if (source.captions) {
      this.captions.listen(source.captions);
    }
    this.#meter.loading();
    this.state.patch({ playback: 'loading', recovering: false });
    this.#showLateStart();
    this.#showPoster(source.posterUrl);
    const hls: HlsSource = {
      src: source.url,
      type: hlsType,
      latency: source.latency,
      handled: (handler) => {
        this.#take(handler);
      },
    };
    this.#player.src(hls);
    this.#play();
  }

  /** From its beginning, with pictures on the seek bar; `playbackToken` opens a private one. */
  loadRecording(recording: Recording, playbackToken: string | undefined): void {
    const { playbackUrl, posterUrl, storyboardUrl, gaps } = recording;
    this.#marks.showGaps(gaps);
    if (storyboardUrl !== undefined) {
      void loadStoryboard(withToken(storyboardUrl, playbackToken)).then((tiles) => {
        this.#preview.showTiles(tiles);
      });
    }
    this.load({
      url: withToken(playbackUrl, playbackToken),
      latency: 'standard',
      posterUrl: posterUrl && withToken(posterUrl, playbackToken),
    });
  }

  unmute(): void {
    this.#player.muted(false);
    if (this.#player.volume() === 0) {
      this.#player.volume(0.8);
    }
    this.#play();
  }

  toggleMuted(): void {
    if (this.#player.muted()) {
      this.unmute();
    } else {
      this.#player.muted(true);
    }
  }

  togglePlaying(): void {
    if (this.#player.paused()) {
      this.#play();
    } else {
      this.#player.pause();
    }
  }

  changeVolume(by: number): void {
    const volume = Math.min(1, Math.max(0, this.#player.volume() + by));
    this.#player.volume(volume);
    this.#player.muted(volume === 0);
  }

  get chapters(): readonly Chapter[] {
    return this.#chapters;
  }

  /** Of a recording: on its seek bar, and in a menu. */
  showChapters(chapters: readonly Chapter[]): void {
    this.#chapters = chapters;
    this.#preview.showChapters(chapters);
    this.#marks.showChapters(chapters);
    this.#player.trigger('rostrum:chapters');
  }

  toggleFullscreen(): void {
    void (this.#player.isFullscreen()
      ? this.#player.exitFullscreen()
      : this.#player.requestFullscreen());
  }

  togglePictureInPicture(): void {
    const leaving = document.pictureInPictureElement === this.video;
    const change = leaving ? document.exitPictureInPicture() : this.video.requestPictureInPicture();
    // Refused by the browser or not there: the button is hidden in that case, the key does nothing.
    change.catch(() => undefined);
  }

  measure(): Measurement {
    return measure(this.#video, this.#meter, this.#handler);
  }

  dispose(): void {
    clearInterval(this.#ticker);
    clearTimeout(this.#nativeRetry);
    clearTimeout(this.#recoveryTimer);
    clearTimeout(this.#startTimer);
    this.captions.dispose();
    this.#player.dispose();
  }

  #listen(): void {
    const on = (event: string, listener: () => void) => {
      this.#player.on(event, listener);
    };
    on('playing', () => {
      this.#meter.playing();
      this.#wantsToPlay = true;
      clearTimeout(this.#startTimer);
      this.#showPoster(undefined);
      this.state.patch({ playback: 'playing', startsLate: false, needsPress: false });
    });
    on('waiting', () => {
      this.#meter.waiting();
      this.state.patch({ playback: this.#meter.startupMs === null ? 'loading' : 'waiting' });
    });
    on('seeking', () => {
      this.#meter.seeking();
    });
    on('pause', () => {
      this.#paused();
    });
    on('ended', () => {
      this.state.patch({ playback: 'ended' });
    });
    on('volumechange', () => {
      this.state.patch({ muted: this.#player.muted() || this.#player.volume() === 0 });
    });
    on('loadedmetadata', () => {
      this.#playAgain();
    });
    on('error', () => {
      this.#elementFailed();
    });
    this.captions.state.watch(() => {
      this.#player.trigger('rostrum:captions');
    });
  }

  #paused(): void {
    if (this.video.ended) {
      return;
    }
    this.#meter.paused();
    this.#wantsToPlay = false;
    this.playhead.stopFollowing();
    this.state.patch({ playback: 'paused' });
  }

  /** A rebuilt engine gives the element a new source, and that pauses it without a word. */
  #playAgain(): void {
    if (this.#wantsToPlay && this.#player.paused()) {
      this.#play();
    }
  }

  #play(): void {
    this.#wantsToPlay = true;
    const playing = this.#player.play();
    playing?.catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') {
        this.state.patch({ needsPress: true });
      }
    });
  }

  #take(handler: HlsSourceHandler): void {
    this.#handler = handler;
    handler.engine.watch((engine) => {
      this.captions.follow(engine);
      this.#player.trigger('rostrum:engine');
    });
    handler.health.watch((health) => {
      this.#showRecovery(health === 'recovering');
      if (health === 'gone') {
        this.state.patch({ playback: 'gone' });
      }
    });
  }

  #showRecovery(recovering: boolean): void {
    clearTimeout(this.#recoveryTimer);
    if (recovering) {
      this.#recoveryTimer = setTimeout(() => {
        this.state.patch({ recovering: true });
      }, recoveryShownAfterMs);
    } else {
      this.state.patch({ recovering: false });
    }
  }

  /** Once something has played, a poster would only be an older picture: a rebuilt engine must not bring it back. */
  #showPoster(url: string | undefined): void {
    if (url !== undefined && this.#meter.startupMs === null) {
      this.#video.poster = url;
    } else {
      this.#video.removeAttribute('poster');
    }
  }

  #showLateStart(): void {
    clearTimeout(this.#startTimer);
    this.#startTimer = setTimeout(() => {
      this.state.patch({ startsLate: this.#meter.startupMs === null });
    }, startShownAfterMs);
  }

  #elementFailed(): void {
    this.#player.error(null);
    if (this.#handler) {
      this.#handler.mediaFailed();
    } else if (this.#source && this.#nativeRetry === undefined) {
      const source = this.#source;
      this.#nativeRetry = setTimeout(() => {
        this.#nativeRetry = undefined;
        this.load(source);
      }, 3_000);
    }
  }

  #tick(): void {
    const handler = this.#handler;
    if (!handler) {
      return;
    }
    if (handler.health.value === 'complete' && this.#hasReachedTheEnd()) {
      this.state.patch({ playback: 'ended' });
    }
    const shouldPlay = this.#wantsToPlay && !this.video.ended && !this.state.value.needsPress;
    handler.look(Date.now(), shouldPlay);
    if (shouldPlay) {
      this.playhead.keepUp();
    }
    this.#player.trigger('rostrum:tick');
  }

  /** An end that is announced after the last segment was buffered does not always reach the element as `ended`. */
  #hasReachedTheEnd(): boolean {
    const left = this.video.duration - this.video.currentTime;
    return this.state.value.playback === 'waiting' && left < 0.5;
  }
}
