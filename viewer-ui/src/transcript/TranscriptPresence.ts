import { State } from '../base/State';
import { isOnAir } from '../streams/stream';
import type { Watch } from '../watch/WatchSession';

export interface PresenceReader {
  isThere(streamId: string, signal?: AbortSignal): Promise<boolean>;
}

const askEveryMs = 30_000;
const askAfterFailureMs = 60_000;

/**
 * Whether there is something to read beside the picture, so that nobody is offered what is not there: asked when an event
 * goes on air and when it has ended, and while it goes on now and then until the answer is yes.
 */
export class TranscriptPresence {
  readonly state = new State(false);

  #asked: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly reader: PresenceReader) {}

  follow(watch: Watch): void {
    if (watch.phase !== 'known' || watch.status === 'created') {
      return;
    }
    const onAir = isOnAir(watch);
    const question = `${watch.stream.id} ${onAir}`;
    if (question !== this.#asked) {
      this.#asked = question;
      clearTimeout(this.#timer);
      void this.#ask(watch.stream.id, onAir, question);
    }
  }

  /** Somebody has been heard: there is no need to ask. */
  heard(): void {
    this.state.set(true);
    clearTimeout(this.#timer);
  }

  async #ask(streamId: string, onAir: boolean, question: string): Promise<void> {
    let againInMs = onAir ? askEveryMs : undefined;
    try {
      if (await this.reader.isThere(streamId)) {
        this.state.set(true);
        return;
      }
    } catch {
      // Not there, not for this viewer, or nobody answers: an event that goes on may have one soon.
      againInMs = onAir ? askAfterFailureMs : undefined;
    }
    if (againInMs !== undefined && question === this.#asked && !this.state.value) {
      this.#timer = setTimeout(() => void this.#ask(streamId, onAir, question), againInMs);
    }
  }
}
