import { expect, it } from 'vitest';
import { hlsSettings } from './hlsSettings';

it('stays behind the hold-back of 6 s in a standard stream, at normal speed', () => {
  const settings = hlsSettings('standard');

  expect(settings.lowLatencyMode).toBe(false);
  expect(settings.liveSyncDuration).toBeGreaterThanOrEqual(6);
  expect(settings.maxLiveSyncPlaybackRate).toBeUndefined();
});

it('plays a low-latency stream with the measured values', () => {
  expect(hlsSettings('low')).toMatchObject({
    lowLatencyMode: true,
    liveSyncDuration: 1.4,
    maxLiveSyncPlaybackRate: 1.1,
    abrEwmaDefaultEstimate: 5_000_000,
  });
});

it('bounds memory and waits', () => {
  const settings = hlsSettings('low');

  expect(settings.backBufferLength).toBeLessThanOrEqual(60);
  expect(settings.fragLoadPolicy?.default.maxLoadTimeMs).toBeLessThanOrEqual(60_000);
  expect(settings.playlistLoadPolicy?.default.errorRetry?.maxNumRetry).toBeLessThan(10);
});
