import { expect, it } from 'vitest';
import { aStream } from '../../test/streams';
import { embedCode, watchLink } from './links';

const origin = 'https://live.example.org';

it('names the watch page, without the invitation of who shares it', () => {
  expect(watchLink(aStream({ id: 'a/b' }), origin)).toBe('https://live.example.org/watch/a%2Fb');
});

it('is a frame that a browser reads as it was meant', () => {
  const title = 'Ada & "Grace" <script>';

  const place = document.createElement('div');
  place.innerHTML = embedCode(aStream({ title }), origin);

  const frame = place.querySelector('iframe');
  expect(place.childElementCount).toBe(1);
  expect(frame?.src).toBe('https://live.example.org/embed/s1');
  expect(frame?.title).toBe(title);
  expect(frame?.getAttribute('allow')).toBe('autoplay; fullscreen; picture-in-picture');
  expect(frame?.hasAttribute('allowfullscreen')).toBe(true);
  expect(frame?.getAttribute('style')).toContain('aspect-ratio:16/9');
});
