import { RecorderState } from '../kept/recorder-uplink';
import { recordingText } from './recording-line';
import { minutesOf, recordingVerdict } from './recording-verdict';

const nowMs = 100_000;
const safe: RecorderState = {
  link: 'publishing',
  trouble: null,
  keptBytes: 0,
  keptMs: 0,
  oldestCapturedAtMs: null,
  openTakes: 1,
  lostChunks: 0,
  isOnDisk: true,
  isServerLow: false,
};
const behind: RecorderState = {
  ...safe,
  link: 'waiting',
  trouble: 'unreachable',
  keptBytes: 1e6,
  keptMs: 14_000,
  oldestCapturedAtMs: nowMs - 14_000,
};

describe('recordingVerdict', () => {
  it.each([
    [null, 60, { kind: 'off' }, 'Not recorded.'],
    [safe, 60, { kind: 'safe' }, 'Recorded. Everything is safe.'],
    [
      { ...safe, isServerLow: true },
      60,
      { kind: 'server-low' },
      'Everything is safe. The recorder’s disk is nearly full',
    ],
    [
      { ...behind, isServerLow: true },
      60,
      { kind: 'behind', seconds: 14 },
      'Recording is 14 s behind',
    ],
    [{ ...safe, oldestCapturedAtMs: nowMs - 900 }, 60, { kind: 'safe' }, 'Recorded.'],
    [behind, 60, { kind: 'behind', seconds: 14 }, 'Recording is 14 s behind; it is kept'],
    [behind, null, { kind: 'behind', seconds: 14 }, '14 s'],
    [behind, 8, { kind: 'short-of-room', minutes: 8 }, '8 minutes more can be kept'],
    [{ ...behind, isOnDisk: false }, 8, { kind: 'in-memory', seconds: 14 }, 'Keep this tab open'],
    [
      { ...behind, trouble: 'storage-full' },
      8,
      { kind: 'server-full', minutes: 8 },
      'The recorder’s disk is full. Your stream goes on and 8 minutes can be kept',
    ],
    [{ ...safe, lostChunks: 8 }, 60, { kind: 'lost', seconds: 2 }, '2 seconds of the recording'],
    [
      { ...behind, link: 'refused', trouble: 'unsupported-media' },
      60,
      { kind: 'refused' },
      'does not accept',
    ],
    [{ ...safe, link: 'refused', trouble: 'not-recorded' }, 60, { kind: 'off' }, 'Not recorded.'],
  ] as const)('%#: tells what the host has to know', (state, minutes, expected, text) => {
    const verdict = recordingVerdict(state, minutes, nowMs);

    expect(verdict).toEqual(expected);
    expect(recordingText(verdict)).toContain(text);
  });
});

describe('minutesOf', () => {
  it('is what fits, with a tenth for everything else', () => {
    expect(minutesOf(1e9, 2_500)).toBe(48);
    expect(minutesOf(0, 2_500)).toBe(0);
  });
});
