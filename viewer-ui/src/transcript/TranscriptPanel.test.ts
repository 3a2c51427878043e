import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aPhrase } from '../../test/transcripts';
import { LineMaker, type Line } from './lines';
import { textOf } from './TranscriptFiles';
import { TranscriptPanel, type TranscriptView } from './TranscriptPanel';

let jumped: Line[];
let closed: number;
let files: { fileUrl: () => string | undefined; file: () => Promise<Blob> };
let panel: TranscriptPanel;

const words = ['Rivers', 'Banks', 'Floods', 'Rivers again'];
const lines = new LineMaker().linesOf({
  phrases: words.map((text, index) => aPhrase({ id: text, startSeconds: index * 10, text })),
  gaps: [],
});
const view: TranscriptView = {
  phase: 'known',
  lines,
  isLive: true,
  draft: false,
  stale: false,
  truncated: false,
};

beforeEach(() => {
  vi.useFakeTimers();
  jumped = [];
  closed = 0;
  files = { fileUrl: () => '/file', file: () => Promise.reject(new Error('away')) };
  panel = make();
  panel.show(view);
});

afterEach(() => {
  vi.useRealTimers();
});

/** Every block is on screen. */
function make(): TranscriptPanel {
  const made = new TranscriptPanel(
    { jump: (line) => jumped.push(line), close: () => (closed += 1) },
    files,
    's1',
    (_, changed) => ({
      observe: (block) => {
        changed(block, true);
      },
      unobserve: () => undefined,
    }),
  );
  document.body.replaceChildren(made.element);
  return made;
}

function query(selector: string): HTMLElement {
  const found = panel.element.querySelector<HTMLElement>(selector);
  if (!found) {
    throw new Error(`There is no ${selector}`);
  }
  return found;
}

function current(): string | undefined {
  return panel.element.querySelector('[aria-current] .line-text')?.textContent;
}

function search(text: string): void {
  const input = query('input') as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new Event('input'));
}

it('follows what is heard', () => {
  panel.follow(12);
  expect(current()).toBe('Banks');
  panel.follow(20);
  expect(current()).toBe('Floods');
  panel.follow(undefined);
  expect(current()).toBeUndefined();
});

it('stops following a reader who scrolls, and goes on with a press', () => {
  panel.follow(12);
  expect(query('.transcript-back').hidden).toBe(true);

  query('.lines').dispatchEvent(new Event('wheel'));
  expect(query('.transcript-back').hidden).toBe(false);

  query('.transcript-back').click();
  expect(query('.transcript-back').hidden).toBe(true);
  expect(document.activeElement).toBe(query('.lines'));
});

it('jumps to a line that is pressed', () => {
  query('[data-line="2"] .line-time').click();
  query('[data-line="3"] .line-text').click();

  expect(jumped).toEqual([lines[2], lines[3]]);
});

it('finds words, goes from one to the next and round, and says where it is', () => {
  search('river');
  expect(query('.transcript-count').textContent).toBe('1 of 2');
  expect(panel.element.querySelectorAll('mark')).toHaveLength(2);

  query('[aria-label="Next match"]').click();
  expect(query('.transcript-count').textContent).toBe('2 of 2');
  expect(query('.mark-now').closest('li')?.dataset.line).toBe('3');
  query('input').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
  expect(query('.transcript-count').textContent).toBe('1 of 2');
  query('[aria-label="Previous match"]').click();
  expect(query('.transcript-count').textContent).toBe('2 of 2');

  search('fish');
  expect(query('.transcript-count').textContent).toBe('No match');
  search('');
  expect(query('.transcript-count').hidden).toBe(true);
  expect(panel.element.querySelector('mark')).toBeNull();
});

it('finds words in what comes later, without leading the reader away', () => {
  search('river');
  const later = new LineMaker().linesOf({
    phrases: [...words, 'Rivers for ever'].map((text, index) =>
      aPhrase({ id: text, startSeconds: index * 10, text }),
    ),
    gaps: [],
  });
  panel.show({ ...view, lines: later });

  expect(query('.transcript-count').textContent).toBe('1 of 3');
});

it.each([
  ['loading', true, 'Loading the transcript'],
  ['none', true, 'Nothing has been written down yet'],
  ['none', false, 'Nothing was written down'],
  ['unreachable', true, 'The transcript cannot be reached'],
] as const)('has words for %s (live: %s)', (phase, isLive, text) => {
  panel.show({ ...view, phase, isLive, lines: [] });

  expect(query('.transcript-message p').textContent).toBe(text);
  expect(query('.transcript-search').hidden).toBe(true);
  expect(query('.transcript-files').hidden).toBe(true);
});

it('says that captions are a draft, and what may be missing', () => {
  expect(query('.transcript-draft').hidden).toBe(true);
  panel.show({ ...view, draft: true, stale: true });
  expect(query('.transcript-draft').hidden).toBe(false);
  expect(query('.transcript-note').textContent).toContain('The server is away');
  panel.show({ ...view, truncated: true });
  expect(query('.transcript-note').textContent).toContain('longer than its transcript');
});

it('offers files: as links, or with the token where one is needed', async () => {
  const links = [...panel.element.querySelectorAll<HTMLAnchorElement>('a[download]')];
  expect(links.map(({ textContent }) => textContent)).toEqual(['Text', 'SRT', 'WebVTT']);

  files.fileUrl = () => undefined;
  panel = make();
  panel.show(view);
  expect(panel.element.querySelector('a')).toBeNull();
  const buttons = [...panel.element.querySelectorAll<HTMLElement>('.transcript-files button')];
  buttons.at(-1)?.click();
  await vi.advanceTimersByTimeAsync(0);
  expect(query('.transcript-said').textContent).toContain('cannot be had now');
  await vi.advanceTimersByTimeAsync(6_000);
  expect(query('.transcript-said').textContent).toBe('');
});

it('copies the words with their times', () => {
  expect(textOf(lines.slice(0, 2))).toBe('0:00  Rivers\n0:10  Banks');
});

it('can be closed', () => {
  query('[aria-label="Hide the transcript"]').click();

  expect(closed).toBe(1);
});
