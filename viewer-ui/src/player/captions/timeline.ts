import type { RoomCaption } from '../../room/RoomCaptions';

/** A caption on an axis in milliseconds: of the programme, or of a file. */
export interface Cue {
  readonly startMs: number;
  readonly endMs: number;
  /** Plain text, lines parted by a line feed. */
  readonly text: string;
}

/** What is on screen: the same `key` is the same caption, however its words change. */
export interface ShownCue {
  readonly key: string;
  readonly lines: readonly string[];
}

export interface Moment {
  readonly shown: readonly ShownCue[];
  /** When something else is to be shown, on the same axis; undefined while nothing is known to come. */
  readonly nextChangeMs: number | undefined;
}

/** The next words of a sentence that is still being spoken may take so long: until then the last ones stay. */
const guessLingersMs = 1_500;
const mostLines = 2;

/**
 * What stands on screen at one moment. What the room has told comes first, being fresher and corrected; the cues of the
 * playlist fill what the room has not told (before the viewer came, during a lost connection). Both are made from the
 * same captions, so a cue of the playlist that shares most of its time with one of the room is that caption again.
 *
 * `room` is one language's, in the order of its times; `nowMs` and `playlist` are on its axis.
 */
export function momentOf(
  room: readonly RoomCaption[],
  playlist: readonly Cue[],
  nowMs: number,
): Moment {
  const told = room.map((caption, index) => ({
    startMs: caption.startTime,
    endMs: endOf(caption, room[index + 1]),
    text: caption.text,
    key: caption.id,
  }));
  const rest = playlist
    .filter((cue) => !told.some((caption) => isSame(caption, cue)))
    .map((cue) => ({ ...cue, key: `${cue.startMs.toFixed(0)} ${cue.text}` }));
  const all = [...told.filter(({ text }) => text !== ''), ...rest];
  const active = all.filter(({ startMs, endMs }) => startMs <= nowMs && nowMs < endMs);
  return { shown: fitting(active), nextChangeMs: nextChange(all, nowMs) };
}

function endOf(caption: RoomCaption, next: RoomCaption | undefined): number {
  if (caption.final) {
    return caption.endTime;
  }
  const lingers = caption.endTime + guessLingersMs;
  return next === undefined
    ? lingers
    : Math.min(lingers, Math.max(caption.endTime, next.startTime));
}

function isSame(one: Cue, other: Cue): boolean {
  const shared = Math.min(one.endMs, other.endMs) - Math.max(one.startMs, other.startMs);
  const shorter = Math.min(one.endMs - one.startMs, other.endMs - other.startMs);
  return shared > 0 && shared >= shorter / 2;
}

/** The newest that fit into two lines; one that is longer by itself is shown whole. */
function fitting(active: readonly (Cue & { readonly key: string })[]): readonly ShownCue[] {
  const shown: ShownCue[] = [];
  let lines = 0;
  for (const { key, text } of [...active].sort((one, other) => other.startMs - one.startMs)) {
    const parts = text.split('\n').filter((line) => line.trim() !== '');
    if (parts.length === 0 || (shown.length > 0 && lines + parts.length > mostLines)) {
      continue;
    }
    lines += parts.length;
    shown.unshift({ key, lines: parts });
  }
  return shown;
}

function nextChange(cues: readonly Cue[], nowMs: number): number | undefined {
  const changes = cues
    .flatMap(({ startMs, endMs }) => [startMs, endMs])
    .filter((time) => time > nowMs);
  return changes.length === 0 ? undefined : Math.min(...changes);
}
