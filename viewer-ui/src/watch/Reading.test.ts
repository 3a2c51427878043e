import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aPhrase, aTranscript } from '../../test/transcripts';
import { State } from '../base/State';
import type { Player } from '../player/Player';
import type { Line } from '../transcript/lines';
import { RecordingTranscript } from '../transcript/RecordingTranscript';
import { TranscriptFeed } from '../transcript/TranscriptFeed';
import type { Moments } from './Moments';
import { Reading } from './Reading';

const seekTo = vi.fn();
const seekToProgramme = vi.fn(() => 'gone' as const);
const playhead = { programmeMs: 1_030_000, seekTo, seekToProgramme };
const live = { mode: 'live', playhead } as unknown as Player;
const replayed = {
  mode: 'recording',
  playhead,
  video: { currentTime: 7 },
} as unknown as Player;
const jump = vi.fn(() => Promise.resolve('there' as const));

let player: State<Player | undefined>;
let asked: number;
let recording: RecordingTranscript;
let feed: TranscriptFeed;
let reading: Reading;

beforeEach(async () => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  asked = 0;
  player = new State<Player | undefined>(undefined);
  const phrases = [aPhrase({ id: 'r', startSeconds: 4, text: 'In the file' })];
  recording = new RecordingTranscript({
    ofRecording: () => Promise.resolve({ phrases, chapters: [] }),
  });
  feed = new TranscriptFeed('s1', {
    get: () => {
      asked += 1;
      return Promise.resolve(aTranscript());
    },
  });
  const stage = { player, watchRecording: () => undefined };
  reading = new Reading(stage, feed, recording, { jump } as unknown as Moments);
  reading.open(true);
  await vi.advanceTimersByTimeAsync(0);
});

afterEach(() => {
  reading.open(false);
  vi.useRealTimers();
});

function texts(): string[] {
  return reading.view.value.lines.flatMap((line) =>
    line.kind === 'phrase' ? [line.phrase.text] : [],
  );
}

function firstLine(): Line {
  const [first] = reading.view.value.lines;
  if (!first) {
    throw new Error('There is no line');
  }
  return first;
}

it('reads the stream by programme time', async () => {
  player.set(live);

  expect(texts()).toEqual(['Rivers and their banks.']);
  expect(reading.position).toBe(30);
  expect(await reading.jump(firstLine())).toBe('gone');
  expect(seekToProgramme).toHaveBeenCalledWith(1_012_000);
});

it('reads the recording while it plays, by positions in its file, and asks for nothing else', async () => {
  player.set(replayed);
  await recording.load({ id: 'r1', hasWords: true });
  const before = asked;
  await vi.advanceTimersByTimeAsync(60_000);

  expect(asked).toBe(before);
  expect(texts()).toEqual(['In the file']);
  expect(reading.position).toBe(7);
  expect(await reading.jump(firstLine())).toBe('there');
  expect(seekTo).toHaveBeenCalledWith(4);
});

it('has no position while nothing plays, and leaves the jump to who can begin', async () => {
  expect(reading.position).toBeUndefined();
  await reading.jump(firstLine());

  expect(jump).toHaveBeenCalledWith(12);
});

it('asks for nothing while nobody reads', async () => {
  reading.open(false);
  const before = asked;
  await vi.advanceTimersByTimeAsync(60_000);

  expect(asked).toBe(before);
});
