import { aRecording } from '../../testing/recordings';
import { continuityText, lengthText, stretches } from './continuity';

const gap = (startSeconds: number, seconds: number): Record<string, unknown> => ({
  startSeconds,
  seconds,
  cause: 'connection',
});

describe('continuityText', () => {
  it('says that nothing is missing', () => {
    expect(continuityText(aRecording({ gaps: [], durationSeconds: 3600 }))).toBe(
      'Recorded 1:00:00 without a gap.',
    );
  });

  it('names the one gap', () => {
    expect(continuityText(aRecording())).toBe('Recorded 59:58 of 1:00:00, gap of 2 s at 12:31.');
  });

  it('sums up several', () => {
    const recording = aRecording({ gaps: [gap(10, 2), gap(20, 75)], expectedSeconds: 3675 });

    expect(continuityText(recording)).toBe('Recorded 59:58 of 1:01:15, 2 gaps of 1:17 together.');
  });

  it('does not speak of what nobody would find', () => {
    expect(continuityText(aRecording({ gaps: [gap(10, 0.04)] }))).toContain('without a gap');
  });

  it('has nothing to say of what is not there yet', () => {
    expect(continuityText(aRecording({ durationSeconds: null }))).toBe('');
  });
});

describe('lengthText', () => {
  it.each([
    [0.84, '0.8 s'],
    [2, '2 s'],
    [9.96, '10 s'],
    [31.4, '31 s'],
    [185, '3:05'],
  ])('of %s is %s', (seconds, text) => {
    expect(lengthText(seconds)).toBe(text);
  });
});

describe('stretches', () => {
  it('gives a gap its place in the event, which it has not in the file', () => {
    const made = stretches(aRecording({ durationSeconds: 60, gaps: [gap(30, 40)] }));

    expect(
      made.map(({ from, percent, gap: missing }) => [from, percent, missing?.seconds]),
    ).toEqual([
      [0, 30, undefined],
      [30, 40, 40],
      [70, 30, undefined],
    ]);
  });

  it('puts gaps in order, and keeps those outside of the file at its ends', () => {
    const made = stretches(
      aRecording({ durationSeconds: 10, gaps: [gap(99, 5), gap(4, 5), gap(-1, 5)] }),
    );

    expect(made.map(({ startSeconds, gap: missing }) => [startSeconds, missing !== null])).toEqual([
      [0, true],
      [0, false],
      [4, true],
      [4, false],
      [10, true],
    ]);
    expect(made.reduce((sum, { percent }) => sum + percent, 0)).toBeCloseTo(100);
  });

  it('is nothing for nothing', () => {
    expect(stretches(aRecording({ durationSeconds: 0, gaps: [] }))).toEqual([]);
  });
});
