import type { FramePipe } from './frame-repeater.worker';

/** A track that never falls silent while its source stands still. */
export interface SteadyPicture {
  readonly track: MediaStreamTrack;
  stop(): void;
}

/** Breakout boxes of Chromium, not in TypeScript's library: Insertable Media Processing using Streams 2.1 and 2.2. */
interface Breakout {
  readonly MediaStreamTrackProcessor: new (init: { readonly track: MediaStreamTrack }) => {
    readonly readable: ReadableStream<VideoFrame>;
  };
  readonly MediaStreamTrackGenerator: new (init: { readonly kind: 'video' }) => MediaStreamTrack & {
    readonly writable: WritableStream<VideoFrame>;
  };
}

/**
 * Repeats the last picture of a still screen. It happens in a worker, because the timers of a tab in the background run
 * once a second at most. Where the browser has no access to pictures, the track itself is all there is.
 */
export function steadyPicture(source: MediaStreamTrack): SteadyPicture {
  const breakout = breakoutOf(globalThis);
  if (!breakout) return { track: source, stop: () => undefined };
  const { readable } = new breakout.MediaStreamTrackProcessor({ track: source });
  const track = new breakout.MediaStreamTrackGenerator({ kind: 'video' });
  const worker = new Worker(new URL('./frame-repeater.worker', import.meta.url), {
    type: 'module',
  });
  const pipe: FramePipe = { readable, writable: track.writable };
  worker.postMessage(pipe, [pipe.readable, pipe.writable]);
  return {
    track,
    stop: () => {
      worker.terminate();
      track.stop();
    },
  };
}

function breakoutOf(scope: object): Breakout | null {
  return 'MediaStreamTrackProcessor' in scope && 'MediaStreamTrackGenerator' in scope
    ? (scope as Breakout)
    : null;
}
