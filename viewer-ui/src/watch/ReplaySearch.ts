import { State } from '../base/State';
import { chooseRecording, type Recording } from '../recordings/recording';
import type { Watch } from './WatchSession';

/** Whether an ended event can be watched again. */
export type ReplayState =
  | { readonly kind: 'none' }
  /** It is about to be made. */
  | { readonly kind: 'soon' }
  | { readonly kind: 'ready'; readonly recording: Recording };

export interface RecordingFinder {
  find(streamId: string): Promise<readonly Recording[]>;
}

const askEveryMs = 10_000;
/** A recording that is not there by then is not worth a promise. */
const promisedForMs = 30 * 60_000;

/**
 * Looks for the recording of an event that has ended, at once and then every ten seconds while one is expected. The
 * server tells viewers of what can be played only; that one is on its way follows from the stream.
 */
export class ReplaySearch {
  readonly state = new State<ReplayState>({ kind: 'none' });

  #streamId: string | undefined;
  #promisedUntilMs = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly recordings: RecordingFinder,
    private readonly wantedId: string | undefined,
  ) {}

  follow(watch: Watch): void {
    const ended = watch.phase === 'known' && watch.status === 'ended';
    if (!ended || !watch.stream.record || this.#streamId !== undefined) {
      return;
    }
    const endedAt = watch.stream.endedAt ?? new Date();
    this.#streamId = watch.stream.id;
    this.#promisedUntilMs = endedAt.getTime() + promisedForMs;
    void this.#ask(watch.stream.id);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async #ask(streamId: string): Promise<void> {
    const recording = await this.#find(streamId);
    if (recording) {
      this.state.set({ kind: 'ready', recording });
    } else if (Date.now() < this.#promisedUntilMs) {
      this.state.set({ kind: 'soon' });
      this.#timer = setTimeout(() => void this.#ask(streamId), askEveryMs);
    } else {
      this.state.set({ kind: 'none' });
    }
  }

  /** A server that is away, or has no such thing, is asked again like one that has nothing yet. */
  async #find(streamId: string): Promise<Recording | undefined> {
    try {
      return chooseRecording(await this.recordings.find(streamId), this.wantedId);
    } catch {
      return undefined;
    }
  }
}
