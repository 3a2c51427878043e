import { expect, it } from 'vitest';
import type { HlsEngine } from './HlsSourceHandler';
import { qualityChoices } from './quality';

type Engine = Parameters<typeof qualityChoices>[0];

function engine(change: Partial<Engine>): Engine {
  const levels = [{ height: 360 }, { height: 720 }] as unknown as HlsEngine['levels'];
  return { levels, currentLevel: 1, manualLevel: -1, ...change };
}

it('offers "Auto" with what it plays, then the best first', () => {
  expect(qualityChoices(engine({}))).toEqual([
    { label: 'Auto (720p)', level: -1, selected: true },
    { label: '720p', level: 1, selected: false },
    { label: '360p', level: 0, selected: false },
  ]);
});

it('marks the chosen one', () => {
  const choices = qualityChoices(engine({ manualLevel: 0 }));

  expect(choices.filter(({ selected }) => selected).map(({ label }) => label)).toEqual(['360p']);
});

it('offers nothing where there is nothing to choose', () => {
  expect(qualityChoices(engine({ levels: [] as HlsEngine['levels'] }))).toEqual([]);
});
