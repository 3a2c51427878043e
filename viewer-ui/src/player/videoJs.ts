import type { HlsSource } from './hlsTech';

/** What we use of a player of Video.js. Its published types are generated from comments, and looser than the code. */
export interface VideoJsPlayer {
  readonly liveTracker?: { seekToLiveEdge: () => void };
  el(): HTMLElement;
  on(event: string | readonly string[], listener: () => void): void;
  trigger(event: string): void;
  src(source: HlsSource): void;
  play(): Promise<void> | undefined;
  pause(): void;
  paused(): boolean;
  muted(): boolean;
  muted(muted: boolean): void;
  volume(): number;
  volume(volume: number): void;
  currentTime(): number;
  currentTime(seconds: number): void;
  seekable(): TimeRanges;
  scrubbing(): boolean;
  isFullscreen(): boolean;
  requestFullscreen(): Promise<void>;
  exitFullscreen(): Promise<void>;
  /** Null clears the error, so that playing can go on. */
  error(none: null): void;
  dispose(): void;
}
