import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aPhrase } from '../../test/transcripts';
import { TranscriptApi } from './TranscriptApi';

let asked: [string, Record<string, string>][];
let answers: Record<string, [status: number, body: unknown]>;

beforeEach(() => {
  asked = [];
  answers = {};
  vi.stubGlobal('fetch', (url: string, { headers }: { headers: Record<string, string> }) => {
    asked.push([url, headers]);
    const [status, body] = answers[url] ?? [500, {}];
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const transcript = { items: [aPhrase()], version: 7, status: 'live', draft: true };
const state = '/api/streams/a%2Fb/transcript/state';
const nothingNew = '/api/streams/a%2Fb/transcript?format=json&after=9007199254740991';

it('asks for what has changed, with the token of a private event', async () => {
  answers['/api/streams/s1/transcript?format=json&after=3'] = [200, transcript];
  const { version } = await new TranscriptApi('e.y.J').get('s1', 3);

  expect(version).toBe(7);
  expect(asked[0]?.[1]).toMatchObject({ 'Playback-Token': 'e.y.J' });
});

it.each([
  [{ state: 'off' }, { isThere: false, draft: false }],
  [
    { state: 'listening', draft: true },
    { isThere: true, draft: true },
  ],
  [
    { state: 'waiting', draft: false },
    { isThere: true, draft: false },
  ],
])('knows from %j whether there will be words', async (answer, presence) => {
  answers[state] = [200, answer];

  expect(await new TranscriptApi().presence('a/b')).toEqual(presence);
});

it.each(['ended', 'failed'])(
  'asks the transcript itself of captions that have %s',
  async (name) => {
    answers[state] = [200, { state: name }];
    answers[nothingNew] = [200, { ...transcript, items: [] }];
    expect(await new TranscriptApi().presence('a/b')).toEqual({ isThere: true, draft: true });

    answers[nothingNew] = [404, {}];
    expect(await new TranscriptApi().presence('a/b')).toEqual({ isThere: false, draft: false });

    answers[nothingNew] = [503, {}];
    await expect(new TranscriptApi().presence('a/b')).rejects.toThrow('503');
  },
);

it('reads the words and chapters of a recording', async () => {
  answers['/api/recordings/r1/transcript'] = [
    200,
    { items: [aPhrase()], chapters: [{ startSeconds: 1, title: 'Floods' }] },
  ];

  expect(await new TranscriptApi().ofRecording('r1')).toEqual({
    phrases: [aPhrase()],
    chapters: [{ startSeconds: 1, title: 'Floods' }],
  });
});

it('links to files, but not where only a request with a token is answered', () => {
  expect(new TranscriptApi().fileUrl('s1', 'srt')).toBe(
    '/api/streams/s1/transcript?format=srt&download=true',
  );
  expect(new TranscriptApi('e.y.J').fileUrl('s1', 'srt')).toBeUndefined();
});
