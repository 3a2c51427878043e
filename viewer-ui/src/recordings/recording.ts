import {
  fieldsOf,
  listOf,
  optionalNumber,
  optionalString,
  stringOf,
  WireError,
  type Fields,
} from '../base/wire';

/** A part of the event that is not in the recording; `startSeconds` is where the recording goes on without it. */
export interface Gap {
  readonly startSeconds: number;
  readonly seconds: number;
}

/** A recording that can be watched. */
export interface Recording {
  readonly id: string;
  /** Of the recording that it was cut out of; undefined for the recording of the whole event. */
  readonly clipOf: string | undefined;
  readonly gaps: readonly Gap[];
  readonly playbackUrl: string;
  readonly posterUrl: string | undefined;
  readonly storyboardUrl: string | undefined;
  /** Whether what was said in it was written down. */
  readonly hasWords: boolean;
}

/** Those that can be watched, newest first; what has no file yet is left out. */
export function parseRecordings(value: unknown): readonly Recording[] {
  return listOf(fieldsOf(value, 'page of recordings'), 'items').flatMap((item) => {
    const fields = fieldsOf(item, 'recording');
    const playbackUrl = vodPath(fields, 'playbackUrl');
    return playbackUrl === undefined ? [] : [parse(fields, playbackUrl)];
  });
}

/** The one that was asked for, else the one of the whole event. */
export function chooseRecording(
  recordings: readonly Recording[],
  wantedId: string | undefined,
): Recording | undefined {
  return wantedId === undefined
    ? recordings.find(({ clipOf }) => clipOf === undefined)
    : recordings.find(({ id }) => id === wantedId);
}

/** An address whose relative addresses keep the token that opens a private recording. */
export function withToken(path: string, playbackToken: string | undefined): string {
  return playbackToken === undefined
    ? path
    : path.replace(/^\/vod\//, `/vod/~${encodeURIComponent(playbackToken)}/`);
}

function parse(fields: Fields, playbackUrl: string): Recording {
  return {
    id: stringOf(fields, 'id'),
    clipOf: optionalString(fields, 'clipOf'),
    gaps: Array.isArray(fields.gaps) ? fields.gaps.map(parseGap) : [],
    playbackUrl,
    posterUrl: vodPath(fields, 'posterUrl'),
    storyboardUrl: vodPath(fields, 'storyboardUrl'),
    hasWords: typeof fields.captionsUrl === 'string' || typeof fields.chaptersUrl === 'string',
  };
}

function parseGap(value: unknown): Gap {
  const fields = fieldsOf(value, 'gap');
  return {
    startSeconds: optionalNumber(fields, 'startSeconds') ?? 0,
    seconds: optionalNumber(fields, 'seconds') ?? 0,
  };
}

/** A token is put into it, which must not go anywhere else. */
function vodPath(fields: Fields, name: string): string | undefined {
  const path = optionalString(fields, name);
  if (path !== undefined && !path.startsWith('/vod/')) {
    throw new WireError(`${name} is no place of recordings`);
  }
  return path;
}
