import { ApiClient } from '../api/api-client';
import { Page, readPage } from '../api/page';
import { optionalText, record, text } from '../api/wire';
import { readStream, Stream, StreamChange, StreamDraft, StreamStatus } from './stream';

export interface StreamQuery {
  readonly search: string;
  readonly statuses: readonly StreamStatus[];
  /** Counted from 0. */
  readonly page: number;
  readonly size: number;
}

export interface PublishToken {
  readonly token: string;
  readonly expiresAtMs: number;
  /** Socket.IO path of the ingest server on this origin; null when the stream has ended. */
  readonly ingestPath: string | null;
  /** Socket.IO path of the recorder on this origin; null when nothing is recorded. */
  readonly recorderPath: string | null;
}

/** Opens a private stream: whoever has it can watch. */
export interface Invitation {
  readonly token: string;
  /** Path of the watch page on this origin, with the token in its fragment. */
  readonly watchUrl: string;
  readonly expiresAt: string;
}

/** The part of stream-service's REST interface that a broadcaster uses. */
export class StreamApi {
  constructor(private readonly api: ApiClient) {}

  async listMine(query: StreamQuery): Promise<Page<Stream>> {
    const parameters = new URLSearchParams({
      owner: 'me',
      page: String(query.page),
      size: String(query.size),
    });
    if (query.search !== '') parameters.set('q', query.search);
    if (query.statuses.length > 0) parameters.set('status', query.statuses.join(','));
    const path = `/api/streams?${parameters.toString()}`;
    return readPage(await this.api.send({ method: 'GET', path }), readStream);
  }

  async read(id: string): Promise<Stream> {
    return readStream(await this.api.send({ method: 'GET', path: streamPath(id) }));
  }

  async create(draft: StreamDraft): Promise<Stream> {
    return readStream(await this.api.send({ method: 'POST', path: '/api/streams', body: draft }));
  }

  async change(id: string, change: StreamChange): Promise<Stream> {
    return readStream(await this.api.send({ method: 'PATCH', path: streamPath(id), body: change }));
  }

  async remove(id: string): Promise<void> {
    await this.api.send({ method: 'DELETE', path: streamPath(id) });
  }

  async end(id: string): Promise<void> {
    await this.api.send({ method: 'POST', path: `${streamPath(id)}/end` });
  }

  async invitation(id: string): Promise<Invitation> {
    const path = `${streamPath(id)}/playback-token`;
    const from = record(await this.api.send({ method: 'POST', path }));
    return {
      token: text(from, 'token'),
      watchUrl: text(from, 'watchUrl'),
      expiresAt: text(from, 'expiresAt'),
    };
  }

  async publishToken(id: string): Promise<PublishToken> {
    const path = `${streamPath(id)}/publish-token`;
    const from = record(await this.api.send({ method: 'POST', path }));
    return {
      token: text(from, 'token'),
      expiresAtMs: Date.parse(text(from, 'expiresAt')),
      ingestPath: optionalText(from, 'ingestPath'),
      recorderPath: optionalText(from, 'recorderPath'),
    };
  }
}

function streamPath(id: string): string {
  return `/api/streams/${encodeURIComponent(id)}`;
}
