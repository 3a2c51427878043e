import { ApiError, readJson } from '../base/readJson';
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

  /** Whether there is or will be a transcript: small questions, since the transcript itself may be long. */
  async presence(streamId: string, signal?: AbortSignal): Promise<Presence> {
    const answer = await readJson(`${pathOf(streamId)}/state`, signal, this.#headers);
    const fields = fieldsOf(answer, 'state of a transcript');
    const state = optionalString(fields, 'state') ?? 'off';
    if (state === 'off') {
      return { isThere: false, draft: false };
    }
    // Who is not heard any more, or cannot be, may have been heard before: only the transcript knows.
    return state === 'ended' || state === 'failed'
      ? await this.#writtenDown(streamId, signal)
      : { isThere: true, draft: fields.draft === true };
  }

  /** Asks for what has changed after everything, which is nothing but the transcript's own data. */
  async #writtenDown(streamId: string, signal?: AbortSignal): Promise<Presence> {
    try {
      const { draft } = await this.get(streamId, Number.MAX_SAFE_INTEGER, signal);
      return { isThere: true, draft };
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) {
        return { isThere: false, draft: false };
      }
      throw error;
    }
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
