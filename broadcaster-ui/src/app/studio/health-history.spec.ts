import { IngestHealth } from '../ingest/protocol';
import { HealthHistory, verdict } from './health-history';
import { sparklinePoints } from './sparkline';

function report(bitrateKbps: number, lagMs = 100): IngestHealth {
  return {
    state: 'live',
    bitrateKbps,
    framesPerSecond: 30,
    lagMs,
    mode: 'copy',
    renditions: [],
    warnings: [],
  };
}

describe('HealthHistory', () => {
  it('keeps two minutes of reports', () => {
    const history = new HealthHistory();
    for (let i = 0; i < 100; i++) history.add(report(i));

    expect(history.bitrates()).toHaveLength(60);
    expect(history.latest()?.bitrateKbps).toBe(99);
    history.clear();
    expect(history.latest()).toBeNull();
  });
});

describe('verdict', () => {
  it.each([
    ['reconnecting', true, 9_000, report(1)],
    ['behind', false, 3_500, report(1)],
    ['waiting', false, 0, null],
    ['lagging', false, 0, report(1, 5_000)],
    ['good', false, 300, report(1)],
  ] as const)('is %s', (expected, isReconnecting, keptMs, latest) => {
    expect(verdict(isReconnecting, keptMs, latest)).toBe(expected);
  });
});

describe('sparklinePoints', () => {
  it('puts the newest value at the right edge and zero at the bottom', () => {
    const points = sparklinePoints([0, 50, 100], 60, 1);

    expect(points.at(-1)?.x).toBe(120);
    expect(points[0]?.y).toBeGreaterThan(points[2]?.y ?? 99);
    expect(points[0]?.y).toBe(27);
  });

  it('keeps small noise flat', () => {
    const ys = sparklinePoints([2, 3, 2], 60, 2_000).map(({ y }) => y);

    expect(Math.max(...ys) - Math.min(...ys)).toBeLessThan(0.2);
  });
});
