import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, readPalette } from './palette.mjs';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const surfaces = ['surface', 'surface-raised', 'surface-sunken', 'surface-hover'];

/** WCAG 2.2, 1.4.3: text needs 4.5:1. */
const text = [
  ...surfaces.flatMap((surface) => [
    ['text', surface],
    ['text-muted', surface],
    ['accent', surface],
    ['accent-hover', surface],
    ['good', surface],
    ['warn', surface],
    ['bad', surface],
  ]),
  ['accent', 'accent-soft'],
  ['text', 'accent-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-live', 'live'],
  ['good', 'good-soft'],
  ['warn', 'warn-soft'],
  ['bad', 'bad-soft'],
  ['text', 'good-soft'],
  ['text', 'warn-soft'],
  ['text', 'bad-soft'],
  ['on-stage', 'stage'],
  ['on-stage', 'stage-raised'],
  ['on-stage-muted', 'stage'],
  ['on-stage-muted', 'stage-raised'],
  ['stage-accent', 'stage'],
  ['stage-accent', 'stage-raised'],
];

/** WCAG 2.2, 1.4.11: what tells a control or its state needs 3:1 against what is beside it. */
const controls = [
  ...surfaces.map((surface) => ['control-line', surface]),
  ...surfaces.map((surface) => ['accent', surface]),
  ['live', 'surface'],
  ['live', 'surface-raised'],
  ['live', 'stage'],
  ['stage-accent', 'stage'],
];

describe.each(['light', 'dark'])('the %s theme', (theme) => {
  const palette = readPalette(css, theme);

  it.each(text)('reads %s on %s at 4.5:1', (foreground, background) => {
    expect(contrast(colour(foreground), colour(background))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(controls)('shows %s on %s at 3:1', (foreground, background) => {
    expect(contrast(colour(foreground), colour(background))).toBeGreaterThanOrEqual(3);
  });

  function colour(name) {
    const value = palette.get(name);
    if (!value) {
      throw new Error(`tokens.css has no colour --${name}`);
    }
    return value;
  }
});

describe('the measure itself', () => {
  it('knows the ratios that WCAG gives', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('reads both themes of a pair', () => {
    const pair = ':root {\n  --a: light-dark(#ffffff, #000000);\n  --b: #123456;\n}';

    expect(readPalette(pair, 'light').get('a')).toBe('#ffffff');
    expect(readPalette(pair, 'dark').get('a')).toBe('#000000');
    expect(readPalette(pair, 'dark').get('b')).toBe('#123456');
  });
});
