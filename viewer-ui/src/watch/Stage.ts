import { Backoff } from '../base/Backoff';
import { h, icon, setText } from '../base/dom';
import { State } from '../base/State';
import type { Measurement } from '../player/measurement';
import type { Player, PlayerState } from '../player/Player';
import { words } from '../words';
import { sceneOf, nextChangeMs, type Scene } from './scene';
import type { Watch } from './WatchSession';

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
  readonly #overlay = h('div', { class: 'stage-overlay' });
  readonly #message = h('div', { class: 'stage-message', role: 'status' });
  readonly #notice = h('p', { class: 'stage-notice', role: 'status' });
  readonly #unmute = h('button', { class: 'stage-unmute', type: 'button' }, icon('muted'));
  readonly #spinner = h('div', { class: 'stage-spinner', 'aria-hidden': 'true' });
  readonly #backoff = new Backoff(1_000, 15_000);
  #watch: Watch = { phase: 'loading' };
  #scene: Scene | undefined;
  #playedOut = true;
  #loading = false;
  #clock: ReturnType<typeof setTimeout> | undefined;
  #lastPicture: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly linkElsewhere: boolean) {
    this.#unmute.append(words.unmute);
    this.#unmute.addEventListener('click', () => {
      this.#press();
    });
    this.#overlay.append(this.#spinner, this.#notice, this.#unmute);
    this.#unmute.hidden = true;
    this.#notice.hidden = true;
    this.element = h('div', { class: 'stage' }, this.#place, this.#overlay, this.#message);
  }

  show(watch: Watch): void {
    const before = this.#watch;
    this.#watch = watch;
    if (watch.phase === 'known' && (watch.status === 'live' || watch.status === 'reconnecting')) {
      this.#playedOut = false;
    }
    if (watch.phase === 'known' && before.phase === 'known' && before.status !== watch.status) {
      this.#followEnd(this.player.value?.state.value);
    }
    this.#render();
  }

  measure(): Measurement | undefined {
    return this.player.value?.measure();
  }

  #render(): void {
    clearTimeout(this.#clock);
    const now = new Date();
    const scene = sceneOf(this.#watch, now, this.#playedOut);
    if (JSON.stringify(scene) !== JSON.stringify(this.#scene)) {
      this.#scene = scene;
      this.#draw(scene);
    }
    const changesIn = nextChangeMs(this.#watch, now);
    if (changesIn !== undefined) {
      this.#clock = setTimeout(() => {
        this.#render();
      }, changesIn + 50);
    }
  }

  #draw(scene: Scene): void {
    this.element.dataset.scene = scene.kind;
    if (scene.kind === 'message') {
      this.#removePlayer();
      if (this.#watch.phase === 'known' && this.#watch.status === 'created') {
        // Somebody who waits for the start shall not wait for the player then.
        importPlayer().catch(() => undefined);
      }
      this.#message.replaceChildren(...this.#messageParts(scene.title, scene.detail));
      if (scene.leadsElsewhere && this.linkElsewhere) {
        this.#message.append(h('a', { class: 'button', href: '/' }, words.allEvents));
      }
      return;
    }
    this.#message.replaceChildren();
    if (scene.kind === 'player') {
      void this.#loadPlayer();
    }
    this.#drawOverlay();
  }

  #messageParts(title: string, detail: string): HTMLElement[] {
    return [
      // Where there is no event to name, these words are the page's heading.
      h(this.#watch.phase === 'known' ? 'p' : 'h1', { class: 'stage-message-title' }, title),
      h('p', { class: 'stage-message-detail' }, detail),
    ];
  }

  async #loadPlayer(): Promise<void> {
    if (this.#loading || this.player.value !== undefined) {
      return;
    }
    this.#loading = true;
    try {
      const { Player: LoadedPlayer } = await importPlayer();
      this.#backoff.reset();
      this.#loading = false;
      this.#mount(LoadedPlayer);
    } catch (error) {
      console.warn('The player could not be loaded', error);
      this.#message.replaceChildren(
        ...this.#messageParts(words.playerFailed, words.playerFailedDetail),
      );
      setTimeout(() => {
        this.#loading = false;
        if (this.#scene?.kind === 'player') {
          void this.#loadPlayer();
        }
      }, this.#backoff.nextMs());
    }
  }

  #mount(LoadedPlayer: typeof Player): void {
    if (this.#scene?.kind !== 'player' || this.#watch.phase !== 'known') {
      return;
    }
    this.#message.replaceChildren();
    const player = new LoadedPlayer(this.#place);
    const { playbackUrl, latency } = this.#watch.stream;
    player.load({ url: playbackUrl, latency });
    // Inside the player, so that full screen shows it too.
    player.element.append(this.#overlay);
    this.player.set(player);
    player.state.watch((state) => {
      this.#drawOverlay();
      this.#followEnd(state);
    });
  }

  #removePlayer(): void {
    clearTimeout(this.#lastPicture);
    this.player.value?.dispose();
    this.player.set(undefined);
    this.#place.replaceChildren();
    this.#place.after(this.#overlay);
    this.#drawOverlay();
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

  #drawOverlay(): void {
    const state = this.player.value?.state.value;
    const hostIsAway = this.#scene?.kind === 'player' && this.#scene.hostIsAway;
    const waits =
      this.#scene?.kind === 'loading' ||
      (this.#scene?.kind === 'player' &&
        (state === undefined || state.playback === 'loading' || state.playback === 'waiting'));
    if (state?.playback === 'unsupported') {
      this.#message.replaceChildren(
        ...this.#messageParts(words.unsupported, words.unsupportedDetail),
      );
    }
    this.#spinner.hidden = !waits || hostIsAway || state?.needsPress === true;
    const notice = hostIsAway
      ? `${words.hostReconnecting}. ${words.hostReconnectingDetail}`
      : state?.recovering
        ? words.connectionLost
        : '';
    this.#notice.hidden = notice === '';
    setText(this.#notice, notice);
    this.#drawButton(state);
  }

  #drawButton(state: PlayerState | undefined): void {
    const started = state?.playback === 'playing' || state?.playback === 'waiting';
    const needsPress = state?.needsPress === true;
    this.#unmute.hidden = !needsPress && !(started && state.muted);
    this.#unmute.replaceChildren(
      icon(needsPress ? 'play' : 'muted'),
      needsPress ? words.play : words.unmute,
    );
  }
}

function importPlayer(): Promise<typeof import('../player')> {
  return import('../player');
}
