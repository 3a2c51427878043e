import { readJson } from '../base/readJson';
import { fieldsOf, optionalString } from '../base/wire';
import { parseChapters, type Chapter } from '../recordings/chapter';
import { parsePhrases, parseTranscript, type Phrase, type Transcript } from './transcript';
import type { Presence } from './TranscriptPresence';

export const formats = ['txt', 'srt', 'vtt'] as const;
export type TranscriptFormat = (typeof formats)[number];

/** What was said in a recording; seconds in its file. */
export interface RecordingWords {
  readonly phrases: readonly Phrase[];
  readonly chapters: readonly Chapter[];
}

/** Asks through the gateway what was said; a playback token opens what is private. */
export class TranscriptApi {
  constructor(private readonly playbackToken?: string) {}

  /** The whole, or what has changed since a version. */
  async get(streamId: string, after?: number, signal?: AbortSignal): Promise<Transcript> {
    const since: Record<string, string> = after === undefined ? {} : { after: String(after) };
    const parameters = new URLSearchParams({ format: 'json', ...since });
    const url = `${pathOf(streamId)}?${parameters.toString()}`;
    return parseTranscript(await readJson(url, signal, this.#headers));
  }

  /** Whether there is or will be a transcript: a small question, since the transcript may be long. */
  async presence(streamId: string, signal?: AbortSignal): Promise<Presence> {
    const answer = await readJson(`${pathOf(streamId)}/state`, signal, this.#headers);
    const fields = fieldsOf(answer, 'state of a transcript');
    const state = optionalString(fields, 'state');
    return { isThere: state !== undefined && state !== 'off', draft: fields.draft === true };
  }

  async ofRecording(recordingId: string, signal?: AbortSignal): Promise<RecordingWords> {
    const url = `/api/recordings/${encodeURIComponent(recordingId)}/transcript`;
    const fields = fieldsOf(await readJson(url, signal, this.#headers), 'transcript');
    return { phrases: parsePhrases(fields), chapters: parseChapters(fields.chapters) };
  }

  /** A link; undefined where only a request with the token is answered. */
  fileUrl(streamId: string, format: TranscriptFormat): string | undefined {
    return this.playbackToken === undefined ? filePath(streamId, format) : undefined;
  }

  async file(streamId: string, format: TranscriptFormat): Promise<Blob> {
    const signal = AbortSignal.timeout(fileTimeoutMs);
    const answer = await fetch(filePath(streamId, format), { headers: this.#headers, signal });
    if (!answer.ok) {
      throw new Error(`The transcript answered ${answer.status}`);
    }
    return answer.blob();
  }

  get #headers(): Record<string, string> {
    return this.playbackToken ? { 'Playback-Token': this.playbackToken } : {};
  }
}

const fileTimeoutMs = 30_000;

function pathOf(streamId: string): string {
  return `/api/streams/${encodeURIComponent(streamId)}/transcript`;
}

function filePath(streamId: string, format: TranscriptFormat): string {
  return `${pathOf(streamId)}?format=${format}&download=true`;
}
