import type { Latency } from '../streams/stream';
import type { HlsEngine } from './HlsSourceHandler';
import { lowDistanceSeconds, standardDistanceSeconds } from './hlsSettings';

/** What the edge is measured with. */
export interface EdgeMedia {
  readonly currentTime: number;
  readonly seekable: TimeRanges;
}

/** So far behind the target a viewer who follows the event is brought back: a laptop that slept, a long stall. */
const driftSeconds = 15;

/** Where the newest picture is that plays without a stall, and how far from it a viewer is. */
export class LiveEdge {
  constructor(
    private readonly media: EdgeMedia,
    private readonly engine: () => Pick<HlsEngine, 'liveSyncPosition'> | undefined,
    private readonly latency: Latency,
  ) {}

  /** On the media's timeline; undefined before anything has loaded. Without hls.js (a native player) an estimate. */
  get position(): number | undefined {
    const { seekable } = this.media;
    const distance = this.latency === 'low' ? lowDistanceSeconds : standardDistanceSeconds;
    const estimate = seekable.length > 0 ? seekable.end(seekable.length - 1) - distance : undefined;
    return this.engine()?.liveSyncPosition ?? estimate;
  }

  /** Seconds behind where a viewer at the edge would be; 0 at the edge, which is a few seconds wide. */
  get secondsBehind(): number {
    const behind = (this.position ?? this.media.currentTime) - this.media.currentTime;
    const widthSeconds = this.latency === 'low' ? 3 : 6;
    return behind > widthSeconds ? behind : 0;
  }

  get hasDrifted(): boolean {
    return this.secondsBehind > driftSeconds;
  }
}
