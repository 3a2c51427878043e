import { readJson } from '../base/readJson';
import { parseSummary, type Summary } from './summary';

/** Asks transcription-service through the gateway what an event was about. */
export class SummaryApi {
  constructor(private readonly playbackToken?: string) {}

  async get(streamId: string, signal?: AbortSignal): Promise<Summary> {
    const token: Record<string, string> = this.playbackToken
      ? { 'Playback-Token': this.playbackToken }
      : {};
    const url = `/api/streams/${encodeURIComponent(streamId)}/summary`;
    return parseSummary(await readJson(url, signal, token));
  }
}
