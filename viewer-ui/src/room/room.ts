import {
  fieldsOf,
  oneOf,
  optionalNumber,
  optionalString,
  optionalTime,
  stringOf,
  type Fields,
} from '../base/wire';
import { statuses, type StreamStatus } from '../streams/stream';
import { parseCaption, type RoomCaption } from './RoomCaptions';

/** What a joined room says about its stream. */
export interface Room {
  readonly status: StreamStatus;
  readonly title: string | undefined;
  readonly viewers: number;
  readonly startedAt: Date | undefined;
  /** The last few that were final. */
  readonly captions: readonly RoomCaption[];
}

export type JoinAnswer =
  | {
      readonly ok: true;
      readonly viewerToken: string;
      readonly sessionId: string;
      readonly room: Room;
    }
  | { readonly ok: false; readonly code: string };

export function parseJoinAnswer(value: unknown): JoinAnswer {
  const fields = fieldsOf(value, 'answer to room:join');
  if (fields.ok !== true) {
    return { ok: false, code: refusalOf(fields) };
  }
  return {
    ok: true,
    viewerToken: stringOf(fields, 'viewerToken'),
    sessionId: stringOf(fields, 'sessionId'),
    room: parseRoom(fieldsOf(fields.room, 'room')),
  };
}

function refusalOf(fields: Fields): string {
  const error = fields.error;
  return typeof error === 'object' && error !== null
    ? (optionalString(error as Fields, 'code') ?? 'unknown')
    : 'unknown';
}

function parseRoom(fields: Fields): Room {
  return {
    status: oneOf(fields, 'status', statuses),
    title: optionalString(fields, 'title'),
    viewers: optionalNumber(fields, 'viewers') ?? 0,
    startedAt: optionalTime(fields, 'startedAt'),
    captions: Array.isArray(fields.captions) ? fields.captions.flatMap(captionsIn) : [],
  };
}

/** One that is not understood is left out: it shall not keep a viewer out of the room. */
function captionsIn(value: unknown): readonly RoomCaption[] {
  try {
    return [parseCaption(value)];
  } catch {
    return [];
  }
}

export function parseStatus(value: unknown): StreamStatus {
  return oneOf(fieldsOf(value, 'stream:status'), 'status', statuses);
}

export function parseViewers(value: unknown): number {
  return optionalNumber(fieldsOf(value, 'room:viewers'), 'count') ?? 0;
}
