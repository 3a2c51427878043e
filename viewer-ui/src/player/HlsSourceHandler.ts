import Hls, { ErrorDetails, ErrorTypes, Events, type ErrorData, type HlsConfig } from 'hls.js';
import { State } from '../base/State';
import { Recovery, type Failure, type Repair } from './Recovery';
import { StallWatch } from './StallWatch';

/** The part of hls.js that plays one stream: what a test has to stand in for. */
export type HlsEngine = Pick<
  Hls,
  | 'on'
  | 'destroy'
  | 'loadSource'
  | 'attachMedia'
  | 'startLoad'
  | 'recoverMediaError'
  | 'levels'
  | 'currentLevel'
  | 'manualLevel'
  | 'nextLevel'
  | 'latency'
  | 'liveSyncPosition'
  | 'bandwidthEstimate'
  | 'latestLevelDetails'
  | 'subtitleTrack'
>;

export type Health =
  /** Nothing has arrived yet. */
  | 'starting'
  | 'well'
  /** A failure is being mended. */
  | 'recovering'
  /** The playlist is complete: there will be no more. */
  | 'complete'
  /** The server has given the stream up. */
  | 'gone';

/** Playing for so long means that the last failure is over. */
const healthyAfterMs = 10_000;

/**
 * Plays one HLS source into one media element with hls.js, and mends what breaks. Video.js makes one for each source
 * (see `registerHlsSourceHandler`) and disposes of it with the source.
 */
export class HlsSourceHandler {
  readonly health = new State<Health>('starting');
  /** A new engine has been made: the first, or the next one after a rebuild. */
  readonly engine: State<HlsEngine>;

  readonly #recovery: Recovery;
  readonly #stallWatch = new StallWatch();
  #errors = 0;
  #failedAtMs = 0;
  #playlistAtMs = 0;
  #remedy: ReturnType<typeof setTimeout> | undefined;
  #disposed = false;

  constructor(
    private readonly media: HTMLVideoElement,
    private readonly url: string,
    private readonly settings: Partial<HlsConfig>,
    private readonly probe: (url: string) => Promise<number> = statusOf,
    private readonly createEngine: (settings: Partial<HlsConfig>) => HlsEngine = (chosen) =>
      new Hls(chosen),
    random: () => number = Math.random,
  ) {
    this.#recovery = new Recovery(random);
    this.engine = new State(this.#build());
  }

  /** Failures that needed a remedy. */
  get errors(): number {
    return this.#errors;
  }

  /** Called once a second by the player: notices silent stalls. */
  look(nowMs: number, shouldPlay: boolean): void {
    const engine = this.engine.value;
    if (this.health.value === 'complete' || this.health.value === 'gone') {
      return;
    }
    if (this.health.value === 'well' && nowMs - this.#failedAtMs > healthyAfterMs) {
      this.#recovery.healthy();
    }
    if (this.#remedy !== undefined) {
      return;
    }
    const push = this.#stallWatch.look({
      nowMs,
      shouldPlay,
      currentTime: this.media.currentTime,
      edge: engine.latestLevelDetails?.edge,
      playlistAtMs: this.#playlistAtMs,
    });
    if (push !== 'none') {
      this.#errors += 1;
      if (push === 'seek-to-live') {
        this.#seekToLive();
      } else {
        this.health.set('recovering');
        void this.#mend(push);
      }
    }
  }

  /** The element itself has failed: Video.js heard of it before hls.js did. */
  mediaFailed(): void {
    this.#failed('media');
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#remedy);
    this.engine.value.destroy();
  }

  #build(): HlsEngine {
    const engine = this.createEngine(this.settings);
    engine.on(Events.ERROR, (_, data) => {
      this.#onError(data);
    });
    engine.on(Events.FRAG_BUFFERED, () => {
      this.#arrived();
    });
    engine.on(Events.LEVEL_LOADED, (_, { details }) => {
      this.#playlistAtMs = Date.now();
      if (!details.live) {
        this.health.set('complete');
      }
    });
    engine.attachMedia(this.media);
    engine.loadSource(this.url);
    return engine;
  }

  #arrived(): void {
    if (this.#remedy === undefined && this.health.value !== 'complete') {
      this.health.set('well');
    }
  }

  #onError(data: ErrorData): void {
    if (data.fatal) {
      this.#failed(failureOf(data));
    }
  }

  #failed(failure: Failure): void {
    if (this.#disposed || this.#remedy !== undefined || this.health.value === 'gone') {
      return;
    }
    this.#failedAtMs = Date.now();
    const remedy = this.#recovery.remedyFor(failure);
    if (remedy.action === 'give-up') {
      this.health.set('gone');
      this.engine.value.destroy();
      return;
    }
    // A playlist that is not there yet is no error of a stream that has just begun.
    if (failure !== 'playlist' || this.health.value !== 'starting') {
      this.#errors += 1;
      this.health.set('recovering');
    }
    this.#mendIn(remedy.delayMs, remedy.action);
  }

  #mendIn(delayMs: number, action: Repair): void {
    this.#remedy = setTimeout(() => {
      void this.#mend(action);
    }, delayMs);
  }

  /**
   * A server that is away cannot help: while it does not answer, the last picture stays, and what is to be done stays the
   * same. So a viewer goes on where they were, and does not begin again only because the server was long away.
   */
  async #mend(action: Repair): Promise<void> {
    const status = action === 'recover-media' ? 200 : await this.probe(this.url);
    if (this.#disposed) {
      return;
    }
    this.#remedy = undefined;
    if (status === 200) {
      this.#recovery.reached();
      this.#act(action);
    } else if (status === 410) {
      this.#failed('gone');
    } else if (status === 404) {
      this.#failed('playlist');
    } else {
      this.#mendIn(this.#recovery.waitMs(), action);
    }
  }

  #act(action: Repair): void {
    const engine = this.engine.value;
    // Only what comes from now on tells whether the remedy helped.
    this.#playlistAtMs = Date.now();
    switch (action) {
      case 'resume':
        engine.startLoad();
        break;
      case 'reload':
        engine.loadSource(this.url);
        break;
      case 'recover-media':
        engine.recoverMediaError();
        break;
      case 'rebuild':
        engine.destroy();
        this.engine.set(this.#build());
        break;
    }
  }

  /** Never back: what has been seen is not what is missing. */
  #seekToLive(): void {
    const position = this.engine.value.liveSyncPosition;
    if (position !== null && position > this.media.currentTime) {
      this.media.currentTime = position;
    }
    this.engine.value.startLoad();
  }
}

const probeTimeoutMs = 8_000;

/** The HTTP status that a playlist answers with; 0 when nobody answers. */
async function statusOf(url: string): Promise<number> {
  try {
    const signal = AbortSignal.timeout(probeTimeoutMs);
    const answer = await fetch(url, { cache: 'no-store', signal });
    await answer.body?.cancel();
    return answer.ok ? 200 : answer.status;
  } catch {
    return 0;
  }
}

const playlistErrors: readonly ErrorDetails[] = [
  ErrorDetails.MANIFEST_LOAD_ERROR,
  ErrorDetails.MANIFEST_LOAD_TIMEOUT,
  ErrorDetails.MANIFEST_PARSING_ERROR,
];

function failureOf({ details, response, type }: ErrorData): Failure {
  if (response?.code === 410) {
    return 'gone';
  }
  if (playlistErrors.includes(details)) {
    return 'playlist';
  }
  if (type === ErrorTypes.NETWORK_ERROR) {
    return 'network';
  }
  return type === ErrorTypes.MEDIA_ERROR ? 'media' : 'other';
}
