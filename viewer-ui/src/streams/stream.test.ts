import { expect, it } from 'vitest';
import { aStreamOnTheWire } from '../../test/streams';
import { WireError } from '../base/wire';
import { parseStream, parseStreamPage } from './stream';

it('reads what the watch page needs', () => {
  const stream = parseStream(aStreamOnTheWire());

  expect(stream).toMatchObject({
    id: 's1',
    title: 'Compilers',
    host: 'Grace Hopper',
    status: 'live',
    visibility: 'public',
    latency: 'low',
    startedAt: new Date('2026-01-02T03:04:05Z'),
    scheduledStart: undefined,
    viewers: 3,
    playbackUrl: '/live/s1/live.m3u8',
    posterUrl: '/live/s1/poster.jpg',
  });
});

it.each([
  ['null', null],
  ['a list', []],
  ['a word', 'stream'],
  ['no title', { ...aStreamOnTheWire(), title: undefined }],
  ['no owner', { ...aStreamOnTheWire(), owner: undefined }],
  ['a status of the future', { ...aStreamOnTheWire(), status: 'paused' }],
  ['no visibility', { ...aStreamOnTheWire(), visibility: undefined }],
])('refuses %s', (_, value) => {
  expect(() => parseStream(value)).toThrow(WireError);
});

it.each([undefined, null, {}])('has no picture where %s is told', (poster) => {
  expect(parseStream({ ...aStreamOnTheWire(), poster }).posterUrl).toBeUndefined();
});

it('forgives what it can do without', () => {
  const stream = parseStream({
    ...aStreamOnTheWire(),
    viewers: undefined,
    playbackUrl: undefined,
    startedAt: 'yesterday',
    description: 7,
  });

  expect(stream).toMatchObject({
    viewers: 0,
    playbackUrl: '/live/s1/live.m3u8',
    startedAt: undefined,
    description: '',
  });
});

it('reads a page', () => {
  const page = parseStreamPage({ items: [aStreamOnTheWire()], page: 0, size: 50, total: 12 });

  expect(page.items.map(({ id }) => id)).toEqual(['s1']);
  expect(page.total).toBe(12);
});
