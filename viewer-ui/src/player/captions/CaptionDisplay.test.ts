import { beforeEach, expect, it } from 'vitest';
import { CaptionDisplay } from './CaptionDisplay';

let display: CaptionDisplay;

beforeEach(() => {
  display = new CaptionDisplay();
});

function texts(): string[] {
  return [...display.element.querySelectorAll('span')].map((line) => line.textContent);
}

it('shows what is to be shown, line by line', () => {
  display.show([{ key: 'a', lines: ['Rivers', 'and banks'] }]);
  expect(texts()).toEqual(['Rivers', 'and banks']);

  display.show([]);
  expect(texts()).toEqual([]);
});

it('lets a line grow in its place', async () => {
  display.show([{ key: 'a', lines: ['Riv'] }]);
  const line = display.element.querySelector('span');
  const changes: MutationRecord[] = [];
  const observer = new MutationObserver((records) => changes.push(...records));
  observer.observe(display.element, { subtree: true, childList: true, characterData: true });

  display.show([{ key: 'a', lines: ['Rivers'] }]);
  display.show([{ key: 'a', lines: ['Rivers'] }]);
  await Promise.resolve();

  expect(display.element.querySelector('span')).toBe(line);
  expect(changes.map(({ type }) => type)).toEqual(['characterData']);
  expect(texts()).toEqual(['Rivers']);
  observer.disconnect();
});

it('puts the final words where the guess was', () => {
  display.show([{ key: 'a', lines: ['Livers', 'and'] }]);
  const caption = display.element.querySelector('.rostrum-caption');
  display.show([{ key: 'a', lines: ['Rivers.'] }]);

  expect(display.element.querySelector('.rostrum-caption')).toBe(caption);
  expect(texts()).toEqual(['Rivers.']);
});

it('keeps the order when one goes and one comes', () => {
  display.show([
    { key: 'a', lines: ['a'] },
    { key: 'b', lines: ['b'] },
  ]);
  display.show([
    { key: 'b', lines: ['b'] },
    { key: 'c', lines: ['c'] },
  ]);
  expect(texts()).toEqual(['b', 'c']);

  display.show([
    { key: 'a', lines: ['a'] },
    { key: 'c', lines: ['c'] },
  ]);
  expect(texts()).toEqual(['a', 'c']);
});

it('takes words for words, and each line in its own direction', () => {
  display.show([{ key: 'a', lines: ['<b onclick=alert(1)>נהר</b>'] }]);

  expect(display.element.querySelector('b')).toBeNull();
  expect(texts()).toEqual(['<b onclick=alert(1)>נהר</b>']);
  expect(display.element.querySelector('[dir="auto"]')).not.toBeNull();
});

it('says that words are a draft, while there are any', () => {
  const draft = display.element.querySelector<HTMLElement>('.rostrum-captions-draft');
  display.label(true);
  expect(draft?.hidden).toBe(true);

  display.show([{ key: 'a', lines: ['Livers'] }]);
  expect(draft?.hidden).toBe(false);
  expect(draft?.textContent).toBe('Draft captions');

  display.label(false);
  expect(draft?.hidden).toBe(true);
});
