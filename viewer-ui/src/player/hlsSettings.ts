import type { HlsConfig, LoadPolicy } from 'hls.js';
import type { Latency } from '../streams/stream';

/** Seconds behind the edge that a standard stream asks for (its HOLD-BACK), with one more for uneven delivery. */
export const standardDistanceSeconds = 7;
export const lowDistanceSeconds = 1.4;

/**
 * hls.js for our streams.
 *
 * - Low latency: four parts behind the edge, because hls.js speeds up only with more than a second of buffer, and a
 *   bandwidth estimate to start with, because a switch of rendition in the first seconds left a hole.
 * - Standard: behind the HOLD-BACK of 6 s, at normal speed always.
 * - The duration is infinite while the stream is live, so that the player shows a live seek bar.
 * - Memory: a minute behind the playhead stays, so that hours of watching do not grow.
 * - No worker: our segments are fMP4, and a worker made from a blob would widen the security policy for nothing.
 * - Captions are drawn by Video.js (one look, a menu, a size setting), not by the browser.
 */
export function hlsSettings(latency: Latency): Partial<HlsConfig> {
  return {
    ...(latency === 'low'
      ? { lowLatencyMode: true, liveSyncDuration: lowDistanceSeconds, maxLiveSyncPlaybackRate: 1.1 }
      : { lowLatencyMode: false, liveSyncDuration: standardDistanceSeconds }),
    abrEwmaDefaultEstimate: 5_000_000,
    liveDurationInfinity: true,
    backBufferLength: 60,
    maxBufferLength: 30,
    maxMaxBufferLength: 60,
    enableWorker: false,
    renderTextTracksNatively: false,
    enableCEA708Captions: false,
    // A missing multivariant playlist is a stream about to start: our own recovery asks again.
    manifestLoadPolicy: policy({ tries: 0, firstByteMs: 10_000, loadMs: 20_000 }),
    playlistLoadPolicy: policy({ tries: 3, firstByteMs: 10_000, loadMs: 20_000 }),
    fragLoadPolicy: policy({ tries: 3, firstByteMs: 10_000, loadMs: 60_000 }),
  };
}

function policy(bounds: { tries: number; firstByteMs: number; loadMs: number }): LoadPolicy {
  const retry = {
    maxNumRetry: bounds.tries,
    retryDelayMs: 500,
    maxRetryDelayMs: 4_000,
    backoff: 'exponential' as const,
  };
  return {
    default: {
      maxTimeToFirstByteMs: bounds.firstByteMs,
      maxLoadTimeMs: bounds.loadMs,
      timeoutRetry: retry,
      errorRetry: retry,
    },
  };
}
