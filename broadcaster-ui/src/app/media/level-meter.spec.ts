import { LevelMeter, meterShare, silenceDb } from './level-meter';

function meterOf(amplitude: () => number): LevelMeter {
  return new LevelMeter({
    fftSize: 256,
    getFloatTimeDomainData: (samples) => {
      samples.forEach((_, index) => {
        samples[index] = amplitude() * Math.sin((index / 256) * 16 * Math.PI);
      });
    },
  });
}

describe('LevelMeter', () => {
  it('reads a full-scale sine as -3 dBFS with a peak at 0', () => {
    const level = meterOf(() => 1).read();

    expect(level.rmsDb).toBeCloseTo(-3.01, 1);
    expect(level.peakDb).toBeCloseTo(0, 1);
  });

  it('reads silence as the bottom of the scale, never as minus infinity', () => {
    const level = meterOf(() => 0).read();

    expect(level).toEqual({ rmsDb: silenceDb, peakDb: silenceDb, heard: false });
  });

  it('has heard somebody after a third of a second of speech, not after a click', () => {
    let amplitude = 0.2;
    const meter = meterOf(() => amplitude);

    meter.read();
    amplitude = 0.0005;
    for (let i = 0; i < 50; i++) expect(meter.read().heard).toBe(false);
    amplitude = 0.2;
    for (let i = 0; i < 7; i++) meter.read();

    expect(meter.read().heard).toBe(true);
  });

  it('lets the peak fall slowly', () => {
    let amplitude = 1;
    const meter = meterOf(() => amplitude);
    meter.read();
    amplitude = 0;

    const first = meter.read().peakDb;
    const second = meter.read().peakDb;

    expect(first).toBeLessThan(0);
    expect(second).toBeLessThan(first);
    expect(second).toBeGreaterThan(-5);
  });
});

describe('meterShare', () => {
  it('maps the scale to 0 to 1 and stays inside', () => {
    expect([-90, -60, -30, 0, 6].map(meterShare)).toEqual([0, 0, 0.5, 1, 1]);
  });
});
