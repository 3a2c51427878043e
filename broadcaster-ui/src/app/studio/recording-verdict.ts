import { RecorderState } from '../kept/recorder-uplink';
import { timesliceMs } from '../media/recorder';

/** What the host has to know of the recording, in one word and a figure. */
export type RecordingVerdict =
  | { readonly kind: 'off' }
  /** Everything but the last seconds is on the recorder's disk. */
  | { readonly kind: 'safe' }
  /** Safe, and the recorder will not have room for long. */
  | { readonly kind: 'server-low' }
  | { readonly kind: 'behind'; readonly seconds: number }
  | { readonly kind: 'server-full'; readonly minutes: number | null }
  /** Behind, and this browser will not have room for long. */
  | { readonly kind: 'short-of-room'; readonly minutes: number }
  /** This browser's disk takes nothing: a closed tab would lose what waits. */
  | { readonly kind: 'in-memory'; readonly seconds: number }
  | { readonly kind: 'lost'; readonly seconds: number }
  | { readonly kind: 'refused' };

/** Less is the usual way of a chunk to the disk and back. */
const worthMentioningMs = 5_000;
/** Told before it bites. */
const shortMinutes = 15;
const final: ReadonlySet<string> = new Set([
  'bad-request',
  'unsupported-media',
  'too-large',
  'stream-ended',
]);

/** `minutes`: how many more can be kept in this browser; null when it does not tell. */
export function recordingVerdict(
  state: RecorderState | null,
  minutes: number | null,
  nowMs: number,
): RecordingVerdict {
  if (state === null || state.trouble === 'not-recorded') return { kind: 'off' };
  const { oldestCapturedAtMs, trouble } = state;
  const behindMs = oldestCapturedAtMs === null ? 0 : nowMs - oldestCapturedAtMs;
  if (state.link === 'refused' && trouble && final.has(trouble)) return { kind: 'refused' };
  if (trouble === 'storage-full') return { kind: 'server-full', minutes };
  const seconds = Math.round(behindMs / 1000);
  if (behindMs >= worthMentioningMs) {
    if (!state.isOnDisk) return { kind: 'in-memory', seconds };
    if (minutes !== null && minutes < shortMinutes) return { kind: 'short-of-room', minutes };
    return { kind: 'behind', seconds };
  }
  if (state.lostChunks > 0) {
    return { kind: 'lost', seconds: Math.ceil((state.lostChunks * timesliceMs) / 1000) };
  }
  return { kind: state.isServerLow ? 'server-low' : 'safe' };
}

/** Whole minutes of picture and sound that fit; one tenth is left for everything else. */
export function minutesOf(freeBytes: number, kbps: number): number {
  return Math.floor((freeBytes * 0.9) / ((kbps / 8) * 1000 * 60));
}
