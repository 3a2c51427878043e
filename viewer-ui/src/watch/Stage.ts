import { Backoff } from '../base/Backoff';
import { h } from '../base/dom';
import { State } from '../base/State';
import type { Measurement } from '../player/measurement';
import type { Player, PlayerState } from '../player/Player';
import type { RoomCaptions } from '../room/RoomCaptions';
import type { Stream } from '../streams/stream';
import { beginAgain, importPlayer } from './importPlayer';
import { Overlay } from './Overlay';
import { nextChangeMs, noReplay, sceneOf, type Replay, type Scene } from './scene';
import type { ReplayState } from './ReplaySearch';
import { signsOf } from './signs';
import type { Watch } from './WatchSession';

const remarkShownMs = 8_000;

/** An ended stream whose player shows nothing new for so long has been seen to its end. */
const playedOutMs = 15_000;

/**
 * The 16:9 place where the picture is, or the words that stand in for it. Loads the player's code only when there is
 * something to play, and keeps a player until the last picture of an ended stream has been seen.
 */
export class Stage {
  readonly element: HTMLElement;
  /** Changes when the player comes and goes. */
  readonly player = new State<Player | undefined>(undefined);

  readonly #place = h('div', { class: 'stage-player' });
  readonly #overlay: Overlay;
  readonly #backoff = new Backoff(1_000, 15_000);
  #watch: Watch = { phase: 'loading' };
  #scene: Scene = { kind: 'loading' };
  #replay: Replay = noReplay;
  #playedOut = true;
  #importing = false;
  #playerFailed = false;
  #remark: string | undefined;
  #forget: ReturnType<typeof setTimeout> | undefined;
  #clock: ReturnType<typeof setTimeout> | undefined;
  #lastPicture: ReturnType<typeof setTimeout> | undefined;

  constructor(
    linkElsewhere: boolean,
    private readonly captions: RoomCaptions,
    private readonly playbackToken?: string,
  ) {
    this.#overlay = new Overlay(
      linkElsewhere,
      () => {
        this.#press();
      },
      () => {
        this.watchRecording();
      },
    );
    const { over, message } = this.#overlay;
    this.element = h('div', { class: 'stage' }, this.#place, over, message);
    this.#draw();
  }

  show(watch: Watch): void {
    const before = this.#watch;
    this.#watch = watch;
    if (watch.phase === 'known' && (watch.status === 'live' || watch.status === 'reconnecting')) {
      this.#playedOut = false;
    }
    if (watch.phase === 'known' && before.phase === 'known' && watch.status !== before.status) {
      this.#followEnd(this.player.value?.state.value);
    }
    this.#render();
  }

  /** What of the ended event can be watched again. One that plays goes on, whatever is heard of it. */
  offer(state: ReplayState): void {
    if (this.player.value?.mode !== 'recording') {
      this.#replay = { ...this.#replay, state };
      this.#render();
    }
  }

  /** Says something over the picture for a moment. */
  remark(text: string): void {
    clearTimeout(this.#forget);
    this.#remark = text;
    this.#draw();
    this.#forget = setTimeout(() => {
      this.#remark = undefined;
      this.#draw();
    }, remarkShownMs);
  }

  /** Plays the recording as soon as there is one and the last pictures have been seen. */
  watchRecording(): void {
    this.#replay = { ...this.#replay, wanted: true };
    this.#render();
  }

  measure(): Measurement | undefined {
    return this.player.value?.measure();
  }

  #render(): void {
    clearTimeout(this.#clock);
    const now = new Date();
    this.#scene = sceneOf(this.#watch, now, this.#playedOut, this.#replay);
    if (this.#scene.kind === 'recording' && this.player.value?.mode === 'live') {
      this.#removePlayer();
    }
    if (this.#plays) {
      void this.#loadPlayer();
    } else if (this.#scene.kind === 'message') {
      this.#removePlayer();
      this.#preload();
    }
    this.#draw();
    const changesIn = nextChangeMs(this.#watch, now);
    if (changesIn !== undefined) {
      this.#clock = setTimeout(() => {
        this.#render();
      }, changesIn + 50);
    }
  }

  #draw(): void {
    this.element.dataset.scene = this.#scene.kind;
    const state = this.player.value?.state.value;
    const signs = signsOf(this.#scene, state, this.#playerFailed);
    const notice = signs.notice ?? this.#remark;
    this.#overlay.draw({ ...signs, notice }, this.#watch.phase !== 'known');
  }

  /** Somebody who waits for the start shall not wait for the player then. */
  #preload(): void {
    if (this.#watch.phase === 'known' && this.#watch.status === 'created') {
      importPlayer().catch(() => undefined);
    }
  }

  async #loadPlayer(): Promise<void> {
    if (this.#importing || this.player.value !== undefined) {
      return;
    }
    this.#importing = true;
    try {
      const LoadedPlayer = await importPlayer();
      this.#backoff.reset();
      this.#importing = false;
      this.#playerFailed = false;
      this.#mount(LoadedPlayer);
    } catch (error) {
      console.warn('The player could not be loaded', error);
      this.#playerFailed = true;
      this.#draw();
      setTimeout(() => void this.#loadPlayerAgain(), this.#backoff.nextMs());
    }
  }

  async #loadPlayerAgain(): Promise<void> {
    if (this.#backoff.tries > 1) {
      await beginAgain();
    }
    this.#importing = false;
    if (this.#plays) {
      await this.#loadPlayer();
    }
  }

  get #plays(): boolean {
    return this.#scene.kind === 'player' || this.#scene.kind === 'recording';
  }

  #mount(LoadedPlayer: typeof Player): void {
    if (this.#watch.phase !== 'known') {
      return;
    }
    const player = this.#start(LoadedPlayer, this.#watch.stream);
    if (player === undefined) {
      return;
    }
    player.element.prepend(this.#overlay.over);
    this.player.set(player);
    player.state.watch((state) => {
      this.#draw();
      this.#followEnd(state);
    });
  }

  #start(LoadedPlayer: typeof Player, stream: Stream): Player | undefined {
    if (this.#scene.kind === 'player') {
      const player = new LoadedPlayer(this.#place);
      const { playbackUrl, latency, posterUrl } = stream;
      player.load({ url: playbackUrl, latency, posterUrl, captions: this.captions });
      return player;
    }
    if (this.#scene.kind === 'recording') {
      const player = new LoadedPlayer(this.#place, 'recording');
      player.loadRecording(this.#scene.recording, this.playbackToken);
      return player;
    }
    return undefined;
  }

  #removePlayer(): void {
    clearTimeout(this.#lastPicture);
    const player = this.player.value;
    if (player) {
      this.#place.after(this.#overlay.over);
      this.player.set(undefined);
      player.dispose();
      this.#place.replaceChildren();
    }
  }

  /** When is an ended stream over for this viewer? When the player says so, or shows nothing more. */
  #followEnd(state: PlayerState | undefined): void {
    clearTimeout(this.#lastPicture);
    if (this.#watch.phase !== 'known' || this.#watch.status !== 'ended' || this.#playedOut) {
      return;
    }
    if (state === undefined || state.playback === 'ended' || state.playback === 'gone') {
      this.#end();
    } else if (state.playback === 'loading' || state.playback === 'waiting') {
      this.#lastPicture = setTimeout(() => {
        this.#end();
      }, playedOutMs);
    }
  }

  #end(): void {
    this.#playedOut = true;
    // Not in the middle of the player's own event.
    queueMicrotask(() => {
      this.#render();
    });
  }

  #press(): void {
    const player = this.player.value;
    if (player?.state.value.needsPress) {
      player.togglePlaying();
    } else {
      player?.unmute();
    }
    player?.element.focus();
  }
}
