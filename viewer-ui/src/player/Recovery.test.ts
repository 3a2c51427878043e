import { expect, it } from 'vitest';
import { Recovery, type Failure } from './Recovery';

function remedies(...failures: Failure[]): string[] {
  const recovery = new Recovery(() => 0.5);
  return failures.map((failure) => {
    const remedy = recovery.remedyFor(failure);
    return remedy.action === 'give-up' ? 'give-up' : `${remedy.action} ${remedy.delayMs}`;
  });
}

it('asks for a playlist that is not there yet, ever less often, and never stops', () => {
  const failures = Array.from({ length: 50 }, (): Failure => 'playlist');

  const tried = remedies(...failures);

  expect(tried.slice(0, 6)).toEqual([
    'reload 500',
    'reload 1000',
    'reload 2000',
    'reload 4000',
    'reload 8000',
    'reload 10000',
  ]);
  expect(tried.at(-1)).toBe('reload 10000');
});

it('goes on where it stopped before it begins again', () => {
  expect(remedies('network', 'network', 'network', 'network')).toEqual([
    'resume 500',
    'resume 1000',
    'resume 2000',
    'reload 4000',
  ]);
});

it('resets the decoder at once, and rebuilds when that did not help', () => {
  expect(remedies('media', 'media')).toEqual(['recover-media 0', 'rebuild 1000']);
});

it('lets a stream go that the server has given up', () => {
  expect(remedies('gone')).toEqual(['give-up']);
});

it('is gentle again after it has played for a while', () => {
  const recovery = new Recovery(() => 0.5);
  recovery.remedyFor('media');
  recovery.remedyFor('media');

  recovery.healthy();

  expect(recovery.remedyFor('media')).toEqual({ action: 'recover-media', delayMs: 0 });
});
