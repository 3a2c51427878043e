import { beforeEach, expect, it } from 'vitest';
import { CaptionChoice } from './CaptionChoice';

beforeEach(() => {
  localStorage.clear();
});

it('is off until a viewer wants captions, and remembers that', () => {
  const choice = new CaptionChoice();
  expect(choice.state.value).toMatchObject({ on: false, size: 'normal', background: 'half' });

  choice.change({ on: true, language: 'ar', size: 'large', background: 'none' });

  expect(new CaptionChoice().state.value).toEqual({
    on: true,
    language: 'ar',
    size: 'large',
    background: 'none',
  });
});

it.each(['{', 'null', '[]', '{"size":"huge","background":7,"language":{}}'])(
  'does without %s',
  (kept) => {
    localStorage.setItem('rostrum.captions', kept);

    expect(new CaptionChoice().state.value).toEqual({
      on: false,
      language: undefined,
      size: 'normal',
      background: 'half',
    });
  },
);

it('works where nothing can be kept', () => {
  const choice = new CaptionChoice(() => {
    throw new Error('forbidden');
  });

  choice.change({ on: true });

  expect(choice.state.value.on).toBe(true);
});
