import { State } from '../base/State';
import { isOnAir } from '../streams/stream';
import type { Watch } from '../watch/WatchSession';

export interface Presence {
  /** Something is or will be written down. */
  readonly isThere: boolean;
  /** By a recogniser that gets many words wrong: to be said wherever its words show. */
  readonly draft: boolean;
}

export interface PresenceReader {
  presence(streamId: string, signal?: AbortSignal): Promise<Presence>;
}

const askEveryMs = 30_000;
const askAfterFailureMs = 60_000;

/**
 * Whether there is something to read beside the picture, so that nobody is offered what is not there: asked when a
 * captioned event goes on air and when it has ended, and while it goes on now and then until the answer is yes.
 */
export class TranscriptPresence {
  readonly state = new State<Presence>({ isThere: false, draft: false });

  #asked: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly reader: PresenceReader) {}

  follow(watch: Watch): void {
    if (watch.phase !== 'known' || watch.status === 'created' || !watch.stream.captioned) {
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

  /** Somebody has been heard: so something is written down, whatever the last answer was. */
  heard(): void {
    if (!this.state.value.isThere) {
      this.state.patch({ isThere: true });
    }
  }

  async #ask(streamId: string, onAir: boolean, question: string): Promise<void> {
    let againInMs = askEveryMs;
    try {
      const presence = await this.reader.presence(streamId);
      if (presence.isThere) {
        this.state.set(presence);
        return;
      }
    } catch {
      // Not there, not for this viewer, or nobody answers: an event that goes on may have one soon.
      againInMs = askAfterFailureMs;
    }
    if (onAir && question === this.#asked) {
      this.#timer = setTimeout(() => void this.#ask(streamId, onAir, question), againInMs);
    }
  }
}
