import Hls from 'hls.js';
import videojs from 'video.js/core.es.js';
import type { Latency } from '../streams/stream';
import { HlsSourceHandler } from './HlsSourceHandler';
import { hlsSettings } from './hlsSettings';

export const hlsType = 'application/vnd.apple.mpegurl';

/** What `player.src()` is given for our streams. */
export interface HlsSource {
  readonly src: string;
  readonly type: typeof hlsType;
  readonly latency: Latency;
  /** Told of the handler that Video.js has made for this source. */
  readonly handled: (handler: HlsSourceHandler) => void;
}

interface Html5Tech {
  el(): HTMLVideoElement;
}

interface SourceHandlers {
  registerSourceHandler(handler: object, index: number): void;
}

/** By Media Source Extensions, or by the browser itself. */
export function canPlayHls(video: HTMLVideoElement): boolean {
  return Hls.isSupported() || video.canPlayType(hlsType) !== '';
}

let registered = false;

/**
 * Puts hls.js under the Html5 tech of Video.js for our sources. Where there are no Media Source Extensions (an older
 * iPhone) it declines, and the native handler plays the same playlist.
 */
export function registerHlsSourceHandler(): void {
  if (registered) {
    return;
  }
  registered = true;
  const html5 = videojs.getTech('Html5') as unknown as SourceHandlers;
  html5.registerSourceHandler(
    {
      canPlayType: (type: string) => (type === hlsType && Hls.isSupported() ? 'probably' : ''),
      canHandleSource: (source: { readonly type: string }) =>
        source.type === hlsType && Hls.isSupported() ? 'probably' : '',
      handleSource: (source: HlsSource, tech: Html5Tech) => {
        const settings = hlsSettings(source.latency);
        const handler = new HlsSourceHandler(tech.el(), source.src, settings);
        source.handled(handler);
        return handler;
      },
    },
    0,
  );
}
