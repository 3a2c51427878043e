import { expect, it } from 'vitest';
import { ago } from './times';

const now = new Date('2026-05-12T12:00:00Z');

it.each([
  [-5_000, 'just now'],
  [59_000, 'just now'],
  [60_000, '1 minute ago'],
  [59 * 60_000, '59 minutes ago'],
  [3 * 3_600_000, '3 hours ago'],
  [50 * 3_600_000, '2 days ago'],
])('%d ms: %s', (elapsedMs, text) => {
  expect(ago(new Date(now.getTime() - elapsedMs), now)).toBe(text);
});
