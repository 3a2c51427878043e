import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aStreamOnTheWire } from '../../test/streams';
import { ApiError } from '../base/readJson';
import { StreamsApi } from './StreamsApi';

const asked: string[] = [];
let answer: () => Promise<Response>;

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url);
    return answer();
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

it('asks for a status and words, well encoded', async () => {
  answer = () => Promise.resolve(Response.json({ items: [], page: 0, size: 50, total: 0 }));

  await new StreamsApi().find({ status: ['live', 'reconnecting'], text: 'a & b' });

  expect(asked).toEqual(['/api/streams?status=live%2Creconnecting&q=a+%26+b&size=50']);
});

it('does not let an id leave its place in the address', async () => {
  answer = () => Promise.resolve(Response.json(aStreamOnTheWire()));

  await new StreamsApi().get('../users');

  expect(asked).toEqual(['/api/streams/..%2Fusers']);
});

it('shows the playback token that opens a private stream', async () => {
  let headers: HeadersInit | undefined;
  vi.stubGlobal('fetch', (_url: string, options: RequestInit) => {
    headers = options.headers;
    return Promise.resolve(Response.json(aStreamOnTheWire()));
  });

  await new StreamsApi('e.y.J').get('s1');

  expect(new Headers(headers).get('Playback-Token')).toBe('e.y.J');
});

it('carries the status of a refusal', async () => {
  answer = () => Promise.resolve(new Response('{}', { status: 404 }));

  await expect(new StreamsApi().get('nope')).rejects.toMatchObject({ status: 404 });
});

it('has status 0 when nobody answers', async () => {
  answer = () => Promise.reject(new TypeError('Failed to fetch'));

  const error: unknown = await new StreamsApi().get('s1').catch((reason: unknown) => reason);

  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status: 0 });
});
