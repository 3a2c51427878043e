import type { HlsSourceHandler } from './HlsSourceHandler';
import type { Measurement } from './measurement';
import type { PlaybackMeter } from './PlaybackMeter';

/** Reads one measurement; what a native player (`handler` undefined) does not tell stays null. */
export function measure(
  video: HTMLVideoElement,
  meter: PlaybackMeter,
  handler: HlsSourceHandler | undefined,
): Measurement {
  const engine = handler?.engine.value;
  const level = engine?.levels[engine.currentLevel];
  const latency = engine?.latency ?? 0;
  return {
    position: Math.round(video.currentTime * 1000) / 1000,
    startupMs: meter.startupMs,
    stalls: meter.stalls,
    stallMs: meter.stallMs,
    latencyMs: latency > 0 ? Math.round(latency * 1000) : null,
    bitrateKbps: level ? Math.round(level.bitrate / 1000) : null,
    rendition: level?.uri ? renditionOf(level.uri) : null,
    droppedFrames: video.getVideoPlaybackQuality().droppedVideoFrames,
    errors: handler?.errors ?? 0,
  };
}

/** `/live/{id}/720p/live.m3u8` -> `720p`; a recording has one, without a name. */
export function renditionOf(uri: string): string | null {
  const parts = new URL(uri, 'http://localhost').pathname.split('/');
  if (parts[1] === 'vod') {
    return null;
  }
  return parts.at(-2) ?? null;
}
