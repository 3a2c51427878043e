import { clock } from '../ui/moments';
import { words } from '../words';
import { Gap, Recording } from './recording';

/** Less than this is a frame or two at a seam, and nobody would find it. */
const noticeableSeconds = 0.5;

/** A stretch of the event on one line from its beginning (0) to its end (100). */
export interface Stretch {
  readonly from: number;
  readonly percent: number;
  /** Null: recorded. */
  readonly gap: Gap | null;
  /** Where the file is at its beginning. */
  readonly startSeconds: number;
}

export function noticeableGaps({ gaps }: Pick<Recording, 'gaps'>): readonly Gap[] {
  return gaps.filter(({ seconds }) => seconds >= noticeableSeconds);
}

/** "Recorded 59:58 of 60:00, gap of 2 s at 12:31." Empty while nothing can be said. */
export function continuityText(
  recording: Pick<Recording, 'durationSeconds' | 'expectedSeconds' | 'gaps'>,
): string {
  const { durationSeconds, expectedSeconds } = recording;
  if (durationSeconds === null) return '';
  const recorded = clock(durationSeconds * 1000);
  const gaps = noticeableGaps(recording);
  const [only] = gaps;
  if (only === undefined) return words.library.continuity.whole(recorded);
  const lost = gaps.reduce((sum, { seconds }) => sum + seconds, 0);
  const expected = clock(Math.max(expectedSeconds ?? 0, durationSeconds) * 1000);
  return gaps.length === 1
    ? words.library.continuity.oneGap(
        recorded,
        expected,
        lengthText(only.seconds),
        positionOf(only),
      )
    : words.library.continuity.gaps(recorded, expected, gaps.length, lengthText(lost));
}

/** Where in the file a gap is. */
export function positionOf({ startSeconds }: Gap): string {
  return clock(startSeconds * 1000);
}

/** "2 s", "0.8 s", "3:05". */
export function lengthText(seconds: number): string {
  if (seconds >= 60) return clock(seconds * 1000);
  return `${seconds < 10 ? Number(seconds.toFixed(1)) : Math.round(seconds)} s`;
}

/**
 * The event as recorded stretches and gaps between them, in its own time: what is missing has its place, which it has
 * not in the file.
 */
export function stretches(recording: Pick<Recording, 'durationSeconds' | 'gaps'>): Stretch[] {
  const duration = recording.durationSeconds ?? 0;
  const gaps = noticeableGaps(recording);
  const total = duration + gaps.reduce((sum, { seconds }) => sum + seconds, 0);
  if (duration <= 0) return [];
  const made: Stretch[] = [];
  let from = 0;
  const add = (seconds: number, gap: Gap | null, startSeconds: number): void => {
    const percent = (seconds / total) * 100;
    if (percent > 0) made.push({ from, percent, gap, startSeconds });
    from += percent;
  };
  let position = 0;
  for (const gap of [...gaps].sort((a, b) => a.startSeconds - b.startSeconds)) {
    const start = Math.min(duration, Math.max(position, gap.startSeconds));
    add(start - position, null, position);
    add(gap.seconds, gap, start);
    position = start;
  }
  add(duration - position, null, position);
  return made;
}
