/** Why a camera or microphone cannot be had, each with one step that mends it (the words are in `words.ts`). */
export type CaptureProblem =
  'insecure-page' | 'denied' | 'denied-by-system' | 'not-found' | 'in-use' | 'lost' | 'unknown';

/** What `getUserMedia` threw, as a reason. Names: Media Capture and Streams 10.2. */
export function captureProblem(error: unknown): CaptureProblem {
  if (!(error instanceof Error || error instanceof DOMException)) return 'unknown';
  switch (error.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return /system/i.test(error.message) ? 'denied-by-system' : 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'not-found';
    case 'NotReadableError':
    case 'AbortError':
      return 'in-use';
    default:
      return 'unknown';
  }
}
