import { ApiClient } from '../api/api-client';
import { Page, readPage } from '../api/page';
import { Problem } from '../api/problem';
import { nothingRecorded, readRecordedTranscript, RecordedTranscript } from './recorded-transcript';
import { readRecording, Recording, RecordingStatus } from './recording';
import { readRetentionPreview, readStorage, RetentionPreview, Storage } from './storage';

export interface RecordingQuery {
  readonly search: string;
  readonly statuses: readonly RecordingStatus[];
  /** Those that were deleted within the last day, instead of those that are there. */
  readonly deleted: boolean;
  /** Counted from 0. */
  readonly page: number;
  readonly size: number;
}

/** What to cut out of a recording; times are positions in its file. */
export interface ClipDraft {
  readonly title: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** recording-server's REST interface. */
export class RecordingApi {
  constructor(private readonly api: ApiClient) {}

  async listMine(query: RecordingQuery): Promise<Page<Recording>> {
    const parameters = new URLSearchParams({
      owner: 'me',
      page: String(query.page),
      size: String(query.size),
    });
    if (query.search !== '') parameters.set('q', query.search);
    if (query.statuses.length > 0) parameters.set('status', query.statuses.join(','));
    if (query.deleted) parameters.set('deleted', 'true');
    const path = `/api/recordings?${parameters.toString()}`;
    return readPage(await this.api.send({ method: 'GET', path }), readRecording);
  }

  async read(id: string): Promise<Recording> {
    return readRecording(await this.api.send({ method: 'GET', path: recordingPath(id) }));
  }

  /** The recording of a whole event, with a file if there is one; null where nothing was recorded. */
  async ofStream(streamId: string): Promise<Recording | null> {
    const parameters = new URLSearchParams({ streamId, size: '20' });
    const path = `/api/recordings?${parameters.toString()}`;
    const { items } = readPage(await this.api.send({ method: 'GET', path }), readRecording);
    const whole = items.filter(({ clipOf }) => clipOf === null);
    return whole.find(({ fileUrl }) => fileUrl !== null) ?? whole[0] ?? null;
  }

  /** What was said in it. */
  async transcript(id: string): Promise<RecordedTranscript> {
    const path = `${recordingPath(id)}/transcript`;
    try {
      return readRecordedTranscript(await this.api.send({ method: 'GET', path }));
    } catch (error) {
      if (error instanceof Problem && error.status === 404) return nothingRecorded;
      throw error;
    }
  }

  async rename(id: string, title: string): Promise<Recording> {
    const path = recordingPath(id);
    return readRecording(await this.api.send({ method: 'PATCH', path, body: { title } }));
  }

  /** It can be restored for a day. */
  async remove(id: string): Promise<void> {
    await this.api.send({ method: 'DELETE', path: recordingPath(id) });
  }

  async restore(id: string): Promise<void> {
    await this.api.send({ method: 'POST', path: `${recordingPath(id)}/restore` });
  }

  /** The clip, which is then made. */
  async clip(id: string, draft: ClipDraft): Promise<Recording> {
    const path = `${recordingPath(id)}/clips`;
    return readRecording(await this.api.send({ method: 'POST', path, body: draft }));
  }

  /** For administrators. */
  async storage(): Promise<Storage> {
    return readStorage(await this.api.send({ method: 'GET', path: '/api/recordings/storage' }));
  }

  /** For administrators: what retention would delete now. Deletes nothing. */
  async previewRetention(): Promise<RetentionPreview> {
    const path = '/api/recordings/retention/preview';
    return readRetentionPreview(await this.api.send({ method: 'POST', path }));
  }
}

function recordingPath(id: string): string {
  return `/api/recordings/${encodeURIComponent(id)}`;
}
