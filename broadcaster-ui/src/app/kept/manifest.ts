import { number, record, text } from '../api/wire';
import { TakeManifest } from './chunk-shelf';

/** A manifest as another version of the studio may have written it; null when it is not one. */
export function readManifest(bytes: Uint8Array | null): TakeManifest | null {
  if (!bytes) return null;
  try {
    const from = record(JSON.parse(new TextDecoder().decode(bytes)));
    return {
      takeId: text(from, 'takeId'),
      streamId: text(from, 'streamId'),
      streamTitle: text(from, 'streamTitle'),
      userId: text(from, 'userId'),
      mimeType: text(from, 'mimeType'),
      timesliceMs: number(from, 'timesliceMs'),
      keyFrameIntervalMs: number(from, 'keyFrameIntervalMs'),
      startedAtMs: number(from, 'startedAtMs'),
    };
  } catch {
    return null;
  }
}
