import { ApiClient } from '../api/api-client';
import { Page, readPage } from '../api/page';
import { Problem } from '../api/problem';
import { readSpeechProviders, SpeechProviders } from '../captions/speech-provider';
import { Hit, readHit } from './hit';
import {
  CaptionState,
  EarlierText,
  Phrase,
  readCaptionState,
  readHistory,
  readPhrase,
  readTranscript,
  Transcript,
  TranscriptFormat,
} from './transcript';

export interface HitQuery {
  readonly search: string;
  /** Counted from 0. */
  readonly page: number;
  readonly size: number;
}

/** transcription-service's REST interface, but for summaries. */
export class TranscriptApi {
  constructor(private readonly api: ApiClient) {}

  /** The transcript, or only what has changed since a version; null where the stream has none. */
  async read(streamId: string, after: string | null = null): Promise<Transcript | null> {
    const since = after === null ? '' : `&after=${encodeURIComponent(after)}`;
    const path = `${transcriptPath(streamId)}?format=json${since}`;
    try {
      return readTranscript(await this.api.send({ method: 'GET', path }));
    } catch (error) {
      if (error instanceof Problem && error.code === 'no-transcript') return null;
      throw error;
    }
  }

  /** The transcript as a file. */
  file(streamId: string, format: TranscriptFormat): Promise<string> {
    return this.api.text(`${transcriptPath(streamId)}?format=${format}&download`);
  }

  /** The phrase as it is then; `changed-meanwhile` is the problem's code where somebody else was faster. */
  async correct(streamId: string, { id, version }: Phrase, text: string): Promise<Phrase | null> {
    const path = phrasePath(streamId, id);
    const answer = await this.api.send({
      method: 'PATCH',
      path,
      body: { text },
      ifMatch: version,
    });
    return answer === null ? null : readPhrase(answer);
  }

  /** Earlier texts, the newest first. */
  async history(streamId: string, phraseId: string): Promise<EarlierText[]> {
    const path = `${phrasePath(streamId, phraseId)}/history`;
    return readHistory(await this.api.send({ method: 'GET', path }));
  }

  async state(streamId: string): Promise<CaptionState> {
    const path = `${transcriptPath(streamId)}/state`;
    return readCaptionState(await this.api.send({ method: 'GET', path }));
  }

  async providers(): Promise<SpeechProviders> {
    const path = '/api/transcripts/providers';
    return readSpeechProviders(await this.api.send({ method: 'GET', path }));
  }

  /** What was said, in all that one may see; the best first. */
  async search({ search, page, size }: HitQuery): Promise<Page<Hit>> {
    const parameters = new URLSearchParams({ q: search, page: String(page), size: String(size) });
    const path = `/api/transcripts?${parameters.toString()}`;
    return readPage(await this.api.send({ method: 'GET', path }), readHit);
  }
}

function transcriptPath(streamId: string): string {
  return `/api/streams/${encodeURIComponent(streamId)}/transcript`;
}

function phrasePath(streamId: string, phraseId: string): string {
  return `${transcriptPath(streamId)}/phrases/${encodeURIComponent(phraseId)}`;
}
