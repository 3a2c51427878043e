import { expect, it } from 'vitest';
import { State } from './State';

it('tells the value at once and at each change, until the watcher leaves', () => {
  const state = new State({ a: 1, b: 'x' });
  const seen: number[] = [];

  const leave = state.watch(({ a }) => seen.push(a));
  state.patch({ a: 2 });
  leave();
  state.patch({ a: 3 });

  expect(seen).toEqual([1, 2]);
  expect(state.value).toEqual({ a: 3, b: 'x' });
});

it('says nothing when the value is the same', () => {
  const state = new State('x');
  const seen: string[] = [];
  state.watch((value) => seen.push(value));

  state.set('x');

  expect(seen).toEqual(['x']);
});
