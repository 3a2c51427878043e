import { clock, fromLocalInput, moment, toLocalInput } from './moments';

describe('clock', () => {
  it.each([
    [0, '0:00'],
    [7_900, '0:07'],
    [754_000, '12:34'],
    [3_723_000, '1:02:03'],
    [-5, '0:00'],
  ])('tells %d ms as %s', (ms, text) => {
    expect(clock(ms)).toBe(text);
  });
});

describe('moment', () => {
  const now = new Date(2026, 5, 15, 12, 0);

  it('leaves the day out today, and the year this year', () => {
    expect(moment(new Date(2026, 5, 15, 9, 30).toISOString(), now)).not.toMatch(/15|2026/);
    expect(moment(new Date(2026, 1, 3, 9, 30).toISOString(), now)).not.toContain('2026');
    expect(moment(new Date(2025, 1, 3, 9, 30).toISOString(), now)).toContain('2025');
  });
});

describe('datetime-local inputs', () => {
  it('come back as the same instant', () => {
    const iso = '2026-03-29T07:15:00.000Z';

    expect(fromLocalInput(toLocalInput(iso))).toBe(iso);
  });

  it('know nothing and nonsense', () => {
    expect(toLocalInput(null)).toBe('');
    expect(fromLocalInput('')).toBeNull();
    expect(fromLocalInput('soon')).toBeNull();
  });
});
