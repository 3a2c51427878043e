import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { h } from '../base/dom';
import { words } from '../words';
import { CopyField } from './CopyField';

let written: string[];
let write: (text: string) => Promise<void>;
let field: CopyField;

beforeEach(() => {
  vi.useFakeTimers();
  written = [];
  write = (text) => {
    written.push(text);
    return Promise.resolve();
  };
  field = new CopyField('Link', 'Copy link', h('input'), (text) => write(text));
  field.show('https://live.example.org/watch/s1');
  document.body.replaceChildren(field.element);
});

afterEach(() => {
  vi.useRealTimers();
});

function status(): string | null | undefined {
  return field.element.querySelector('[role=status]')?.textContent;
}

async function press(): Promise<void> {
  field.element.querySelector('button')?.click();
  await vi.advanceTimersByTimeAsync(0);
}

it('copies and says so for a moment', async () => {
  await press();
  expect(written).toEqual(['https://live.example.org/watch/s1']);
  expect(status()).toBe(words.copied);

  await vi.advanceTimersByTimeAsync(3_000);
  expect(status()).toBe('');
});

it('selects the text where the browser does not let it copy', async () => {
  write = () => Promise.reject(new Error('not allowed'));
  await press();

  const input = field.element.querySelector('input');
  expect(document.activeElement).toBe(input);
  expect(input?.selectionEnd).toBe(input?.value.length);
  expect(status()).toBe(words.copyByHand);
});
