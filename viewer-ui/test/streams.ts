import type { Stream } from '../src/streams/stream';

/** A live stream, with what a test wants to be different. */
export function aStream(change: Partial<Stream> = {}): Stream {
  return {
    id: 's1',
    title: 'Compilers',
    description: '',
    host: 'Grace Hopper',
    hostPictureUrl: undefined,
    status: 'live',
    visibility: 'public',
    latency: 'standard',
    scheduledStart: undefined,
    startedAt: undefined,
    endedAt: undefined,
    record: false,
    captioned: true,
    viewers: 3,
    playbackUrl: '/live/s1/live.m3u8',
    posterUrl: undefined,
    ...change,
  };
}

/** The same as stream-service sends it. */
export function aStreamOnTheWire(): Record<string, unknown> {
  return {
    id: 's1',
    title: 'Compilers',
    description: 'A talk',
    owner: { id: 'u1', name: 'Grace Hopper' },
    status: 'live',
    visibility: 'public',
    latency: 'low',
    record: true,
    captions: { enabled: true, language: 'en-US' },
    delivery: { cdn: false },
    startedAt: '2026-01-02T03:04:05Z',
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    viewers: 3,
    playbackUrl: '/live/s1/live.m3u8',
    poster: { url: '/live/s1/poster.jpg', width: 640, height: 360 },
    watchUrl: '/watch/s1',
  };
}
