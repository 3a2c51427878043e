import { Backoff } from '../base/Backoff';
import { ApiError } from '../base/readJson';
import { State } from '../base/State';
import type { Recording } from '../recordings/recording';
import type { RecordingWords } from './TranscriptApi';

export type RecordingTranscriptState =
  | { readonly phase: 'loading' | 'none' | 'unreachable' }
  | { readonly phase: 'known'; readonly words: RecordingWords };

export interface RecordingWordsReader {
  ofRecording(recordingId: string, signal?: AbortSignal): Promise<RecordingWords>;
}

const mostTries = 8;

/** What was said in the recording that plays: asked for once, and again only while nobody answers. */
export class RecordingTranscript {
  readonly state = new State<RecordingTranscriptState>({ phase: 'loading' });

  readonly #backoff = new Backoff(2_000, 30_000);
  #recordingId: string | undefined;

  constructor(private readonly reader: RecordingWordsReader) {}

  /** Never rejects. */
  async load({ id, hasWords }: Pick<Recording, 'id' | 'hasWords'>): Promise<void> {
    if (this.#recordingId !== id) {
      this.#recordingId = id;
      this.#backoff.reset();
      this.state.set({ phase: hasWords ? 'loading' : 'none' });
      if (hasWords) {
        await this.#ask(id);
      }
    }
  }

  async #ask(recordingId: string): Promise<void> {
    try {
      const found = await this.reader.ofRecording(recordingId);
      this.#tell(recordingId, { phase: 'known', words: found });
    } catch (error) {
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) {
        this.#tell(recordingId, { phase: 'none' });
        return;
      }
      this.#tell(recordingId, { phase: 'unreachable' });
      if (this.#backoff.tries < mostTries) {
        setTimeout(() => void this.#askAgain(recordingId), this.#backoff.nextMs());
      }
    }
  }

  async #askAgain(recordingId: string): Promise<void> {
    if (recordingId === this.#recordingId) {
      await this.#ask(recordingId);
    }
  }

  /** An answer about a recording that nobody watches any more is no news. */
  #tell(recordingId: string, state: RecordingTranscriptState): void {
    if (recordingId === this.#recordingId) {
      this.state.set(state);
    }
  }
}
