import { beforeEach, expect, it, vi } from 'vitest';
import { aPhrase, aTranscript } from '../../test/transcripts';
import { State } from '../base/State';
import type { Player } from '../player/Player';
import type { Recording } from '../recordings/recording';
import type { RecordingTranscriptState } from '../transcript/RecordingTranscript';
import type { Transcript } from '../transcript/transcript';
import { Moments } from './Moments';
import type { ReplayState } from './ReplaySearch';

const seekTo = vi.fn();
const seekToProgramme = vi.fn(() => 'there' as const);
const playhead = { seekTo, seekToProgramme };
const live = {
  mode: 'live',
  playhead,
  state: new State({ playback: 'playing' }),
} as unknown as Player;
const replayed = { mode: 'recording', playhead } as unknown as Player;

let player: State<Player | undefined>;
let replay: State<ReplayState>;
let recording: State<RecordingTranscriptState>;
let read: () => Promise<Transcript>;
let wanted: number;
let moments: Moments;

beforeEach(() => {
  vi.clearAllMocks();
  wanted = 0;
  player = new State<Player | undefined>(undefined);
  replay = new State<ReplayState>({ kind: 'none' });
  const phrases = [aPhrase({ startSeconds: 4, endSeconds: 6 })];
  recording = new State<RecordingTranscriptState>({
    phase: 'known',
    words: { phrases, chapters: [] },
  });
  read = () => Promise.resolve(aTranscript());
  const stage = { player, watchRecording: () => (wanted += 1) };
  moments = new Moments(stage, replay, () => read(), { state: recording });
});

it('goes to a moment of the live programme', async () => {
  player.set(live);

  expect(await moments.jump(12)).toBe('there');
  expect(seekToProgramme).toHaveBeenCalledWith(1_012_000);
});

it('finds the moment in the recording, where it is somewhere else', async () => {
  player.set(replayed);

  expect(await moments.jump(13)).toBe('there');
  expect(seekTo).toHaveBeenCalledWith(5);
});

it('begins the recording of an event that is over', async () => {
  replay.set({ kind: 'ready', recording: {} as Recording });
  const jump = moments.jump(12);
  expect(wanted).toBe(1);
  player.set(replayed);

  expect(await jump).toBe('there');
  expect(seekTo).toHaveBeenCalledWith(4);
});

it('says so when there is no recording, or nothing of that moment in it', async () => {
  expect(await moments.jump(12)).toBe('not-recorded');

  player.set(replayed);
  recording.set({ phase: 'none' });
  expect(await moments.jump(12)).toBe('not-recorded');
  expect(seekTo).not.toHaveBeenCalled();
});

it('asks for the transcript again after a failure, and once if it is there', async () => {
  player.set(live);
  read = vi.fn(() => Promise.reject(new Error('away')));
  expect(await moments.jump(12)).toBe('not-yet');

  const answers = vi.fn(() => Promise.resolve(aTranscript()));
  read = answers;
  await moments.jump(12);
  await moments.jump(13);
  expect(answers).toHaveBeenCalledOnce();
});

it('waits for what plays, but not for ever', async () => {
  vi.useFakeTimers();
  const begin = moments.begin(12);
  await vi.advanceTimersByTimeAsync(60_000);
  vi.useRealTimers();

  expect(await begin).toBe('not-recorded');
});
