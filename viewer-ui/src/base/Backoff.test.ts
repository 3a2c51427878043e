import { expect, it } from 'vitest';
import { Backoff } from './Backoff';

const middle = () => 0.5;

it('doubles up to the longest wait', () => {
  const backoff = new Backoff(1_000, 5_000, middle);

  const waits = [1, 2, 3, 4, 5].map(() => backoff.nextMs());

  expect(waits).toEqual([1_000, 2_000, 4_000, 5_000, 5_000]);
});

it('spreads each wait by a fifth', () => {
  expect(new Backoff(1_000, 5_000, () => 0).nextMs()).toBe(800);
  expect(new Backoff(1_000, 5_000, () => 1).nextMs()).toBe(1_200);
});

it('begins again after a success', () => {
  const backoff = new Backoff(1_000, 5_000, middle);
  backoff.nextMs();
  backoff.nextMs();

  backoff.reset();

  expect(backoff.tries).toBe(0);
  expect(backoff.nextMs()).toBe(1_000);
});
