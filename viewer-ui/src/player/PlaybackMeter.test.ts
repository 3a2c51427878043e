import { beforeEach, expect, it } from 'vitest';
import { PlaybackMeter } from './PlaybackMeter';

let nowMs: number;
let meter: PlaybackMeter;

beforeEach(() => {
  nowMs = 1_000;
  meter = new PlaybackMeter(() => nowMs);
});

function started(): void {
  meter.loading();
  nowMs += 700;
  meter.playing();
}

it('measures from the first load to the first picture', () => {
  meter.loading();
  nowMs += 400;
  meter.waiting();
  nowMs += 300;
  meter.playing();

  expect(meter.startupMs).toBe(700);
  expect(meter.stalls).toBe(0);
});

it('keeps the first start-up when recovery loads again', () => {
  started();
  nowMs += 5_000;
  meter.loading();
  meter.playing();

  expect(meter.startupMs).toBe(700);
});

it('counts a stall once and for as long as it lasts', () => {
  started();
  meter.waiting();
  nowMs += 250;
  meter.waiting();
  nowMs += 250;
  expect(meter.stallMs).toBe(500);
  meter.playing();
  nowMs += 10_000;

  expect(meter.stalls).toBe(1);
  expect(meter.stallMs).toBe(500);
});

it('does not blame the network for a seek or a pause', () => {
  started();
  meter.seeking();
  meter.waiting();
  nowMs += 900;
  meter.playing();
  meter.paused();
  meter.waiting();
  nowMs += 60_000;
  meter.playing();

  expect(meter.stalls).toBe(0);
  expect(meter.stallMs).toBe(0);
});
