import { expect, it } from 'vitest';
import { aStream } from '../../test/streams';
import type { LoadPicture } from './Poster';
import { hueOf, initialsOf, StreamCard } from './StreamCard';

const noPicture: LoadPicture = () => Promise.reject(new Error('404'));

it('leads to the watch page and reads as one sentence', () => {
  const card = new StreamCard(aStream({ id: 'a/b', viewers: 1 }), 'h2', noPicture);

  const link = card.element.querySelector('a');
  expect(link?.getAttribute('href')).toBe('/watch/a%2Fb');
  expect(link?.textContent).toContain('1 viewer');
  expect(link?.textContent).toContain('Compilers');
});

it('is the same element after a change', () => {
  const card = new StreamCard(aStream(), 'h2', noPicture);
  const title = card.element.querySelector('h2');

  card.show(aStream({ title: 'Linkers', status: 'reconnecting', viewers: 1200 }));

  expect(card.element.querySelector('h2')).toBe(title);
  expect(title?.textContent).toBe('Linkers');
  expect(card.element.textContent).toContain('Reconnecting');
});

it('shows words as words, not as markup', () => {
  const card = new StreamCard(aStream({ title: '<img src=x onerror=alert(1)>' }), 'h2', noPicture);

  expect(card.element.querySelector('img')).toBeNull();
});

it('shows what is on once there is a picture, and the face again when it is over', async () => {
  const asked: string[] = [];
  const load: LoadPicture = (url) => {
    asked.push(url);
    return Promise.resolve(document.createElement('img'));
  };
  const card = new StreamCard(aStream({ posterUrl: undefined }), 'h2', load);
  expect(asked).toEqual([]);

  card.show(aStream({ posterUrl: '/live/s1/poster.jpg' }));
  await Promise.resolve();
  expect(asked[0]).toMatch(/^\/live\/s1\/poster\.jpg\?at=\d+$/);
  expect(card.element.querySelector('img')).not.toBeNull();

  card.show(aStream({ status: 'created' }));

  expect(card.element.querySelector('img')).toBeNull();
  expect(asked).toHaveLength(1);
});

it.each([
  ['Grace Hopper', 'GH'],
  ['Ada', 'A'],
  ['  Jean  Jennings   Bartik ', 'JB'],
  ['𝒜da Å', '𝒜Å'],
  ['', ''],
])('initials of "%s": %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

it('keeps the shade of an event', () => {
  expect(hueOf('abc')).toBe(hueOf('abc'));
  expect(new Set(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(hueOf)).size).toBeGreaterThan(3);
});
