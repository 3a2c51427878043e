import { readJson } from '../base/readJson';
import { parseRecordings, type Recording } from './recording';

/** Asks recording-server through the gateway what of an event can be watched again. */
export class RecordingsApi {
  constructor(private readonly playbackToken?: string) {}

  async find(streamId: string, signal?: AbortSignal): Promise<readonly Recording[]> {
    const parameters = new URLSearchParams({ streamId, size: '50' });
    const token: Record<string, string> = this.playbackToken
      ? { 'Playback-Token': this.playbackToken }
      : {};
    return parseRecordings(
      await readJson(`/api/recordings?${parameters.toString()}`, signal, token),
    );
  }
}
