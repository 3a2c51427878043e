import type { Latency } from '../streams/stream';
import type { HlsEngine } from './HlsSourceHandler';
import { LiveEdge } from './LiveEdge';
import type { Clock } from './ProgrammeClock';
import type { VideoJsPlayer } from './videoJs';

/** Whether a moment could be jumped to. */
export type Jump =
  | 'there'
  /** It is older than the window of a live stream. */
  | 'gone'
  /** It has been heard, but there is no picture of it yet. */
  | 'not-yet';

/** Where a player is, and how it gets elsewhere. Live it follows the edge until the viewer seeks or pauses. */
export class Playhead {
  #edge: LiveEdge | undefined;
  #followsLive = true;
  #wished: number | undefined;

  /** `clock`: only what is live has a programme; a recording is a file with an end. */
  constructor(
    private readonly player: VideoJsPlayer,
    private readonly video: HTMLVideoElement,
    private readonly clock: Clock | undefined,
    private readonly play: () => void,
  ) {
    if (clock) {
      this.#keepLiveTrackerBehindHoldBack();
    }
    video.addEventListener('loadedmetadata', () => {
      const wished = this.#wished;
      this.#wished = undefined;
      if (wished !== undefined) {
        this.seekTo(wished);
      }
    });
  }

  /** Called with each source. */
  begin(latency: Latency, engine: () => HlsEngine | undefined): void {
    this.#edge = this.clock && new LiveEdge(this.video, engine, latency);
  }

  /** The viewer wants to stay where they are. */
  stopFollowing(): void {
    this.#followsLive = false;
  }

  seekBy(seconds: number): void {
    const target = this.player.currentTime() + seconds;
    const live = this.#edge?.position;
    if (live !== undefined && target >= live) {
      this.goLive();
      return;
    }
    this.seekTo(target);
  }

  /** To a position of the media, or the nearest that there is. */
  seekTo(seconds: number): void {
    const last = this.clock ? Number.NaN : this.video.duration;
    const most = Number.isFinite(last) ? Math.min(seconds, last) : seconds;
    this.#followsLive = false;
    if (this.video.readyState === HTMLMediaElement.HAVE_NOTHING) {
      // Nothing can be sought in what has not been loaded; the last wish counts.
      this.#wished = seconds;
      return;
    }
    this.player.currentTime(Math.max(this.#first, most));
  }

  /** To a moment of the programme (epoch milliseconds), if there is a picture of it. */
  seekToProgramme(programmeMs: number): Jump {
    const target = this.clock?.positionOf(programmeMs);
    const live = this.#edge?.position;
    if (target === undefined || live === undefined) {
      return 'not-yet';
    }
    if (target < this.#first) {
      return 'gone';
    }
    if (target > live) {
      this.goLive();
      return target - live > notYetSeconds ? 'not-yet' : 'there';
    }
    this.seekTo(target);
    return 'there';
  }

  /** To the newest picture that can be played without a stall. */
  goLive(): void {
    if (!this.clock) {
      return;
    }
    this.#followsLive = true;
    const live = this.#edge?.position;
    if (live !== undefined) {
      this.video.currentTime = live;
    }
    this.play();
  }

  /** Brings back somebody who follows the event and has fallen behind. */
  keepUp(): void {
    if (this.#followsLive && this.#edge?.hasDrifted) {
      this.goLive();
    }
  }

  /** Seconds behind where a viewer at the edge would be; 0 at the edge. */
  get secondsBehind(): number {
    return this.#edge?.secondsBehind ?? 0;
  }

  /** Programme time of the picture on screen, epoch milliseconds; undefined in a recording, and before it is known. */
  get programmeMs(): number | undefined {
    return this.clock?.at(this.video.currentTime);
  }

  get #first(): number {
    const seekable = this.player.seekable();
    return seekable.length > 0 ? seekable.start(0) : 0;
  }

  /** The seek bar's right end would seek past the hold-back, where nothing is buffered yet. */
  #keepLiveTrackerBehindHoldBack(): void {
    const tracker = this.player.liveTracker;
    if (tracker) {
      tracker.seekToLiveEdge = () => {
        this.goLive();
      };
    }
    this.player.on('seeking', () => {
      if (this.player.scrubbing()) {
        this.#followsLive = false;
      }
    });
  }
}

/** What is so little ahead of the picture will be on screen in a moment. */
const notYetSeconds = 15;
