import { readJson } from '../base/readJson';
import { parseStream, parseStreamPage, type Stream, type StreamPage } from './stream';

export interface StreamQuery {
  readonly status: readonly string[];
  readonly text?: string;
  readonly size?: number;
}

/** Reads streams from stream-service through the gateway, as an anonymous viewer; with a playback token a private one too. */
export class StreamsApi {
  constructor(private readonly playbackToken?: string) {}

  async find(query: StreamQuery, signal?: AbortSignal): Promise<StreamPage> {
    const parameters = new URLSearchParams({ status: query.status.join(',') });
    if (query.text) {
      parameters.set('q', query.text);
    }
    parameters.set('size', String(query.size ?? 50));
    return parseStreamPage(await readJson(`/api/streams?${parameters.toString()}`, signal));
  }

  async get(streamId: string, signal?: AbortSignal): Promise<Stream> {
    const token: Record<string, string> = this.playbackToken
      ? { 'Playback-Token': this.playbackToken }
      : {};
    return parseStream(
      await readJson(`/api/streams/${encodeURIComponent(streamId)}`, signal, token),
    );
  }
}
