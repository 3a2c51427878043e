import { computed, signal } from '@angular/core';
import { Problem } from '../api/problem';
import { Phrase, Transcript } from './transcript';
import { TranscriptApi } from './transcript-api';

/** Six hours of speech are about 8,000 phrases; the service has a bound of its own. */
const mostPhrases = 20_000;
/** After a failure in a row each, so many renewals are left out: 1, 2, 4, 8. */
const mostLeftOut = 8;

export type TranscriptState = 'loading' | 'failed' | 'none' | 'ready';

/** What could not be saved, kept so that it can be tried again. */
export interface FailedCorrection {
  readonly phraseId: string;
  readonly text: string;
  /** Somebody else has corrected the phrase meanwhile; what they wrote is shown. */
  readonly wasChanged: boolean;
}

/**
 * One stream's transcript: asked for once as a whole and then by what has changed, with corrections that show at once
 * and are taken back where the service does not take them.
 */
export class TranscriptBook {
  private readonly head = signal<Transcript | null>(null);
  private readonly known = signal<ReadonlyMap<string, Phrase>>(new Map());
  private readonly saving = signal<ReadonlyMap<string, string>>(new Map());
  private readonly failed_ = signal<FailedCorrection | null>(null);
  private readonly stateOfHead = signal<TranscriptState>('loading');
  private readonly stale = signal(false);
  private failures = 0;
  private leftOut = 0;

  readonly state = this.stateOfHead.asReadonly();
  /** What is shown came earlier; the last attempt to renew it failed. */
  readonly isStale = this.stale.asReadonly();
  readonly failedCorrection = this.failed_.asReadonly();
  readonly isDraft = computed(() => this.head()?.isDraft ?? false);
  readonly isTruncated = computed(() => this.head()?.isTruncated ?? false);
  readonly isLive = computed(() => this.head()?.isLive ?? false);
  readonly title = computed(() => this.head()?.title ?? '');
  readonly gaps = computed(() => this.head()?.gaps ?? []);
  /** In the order in which they were said, as the reader has corrected them. */
  readonly phrases = computed<readonly Phrase[]>(() => {
    const saving = this.saving();
    const sorted = [...this.known().values()].sort((a, b) => a.startSeconds - b.startSeconds);
    if (saving.size === 0) return sorted;
    return sorted.map((phrase) => {
      const text = saving.get(phrase.id);
      return text === undefined ? phrase : { ...phrase, text, isCorrected: true };
    });
  });

  constructor(
    readonly streamId: string,
    private readonly api: Pick<TranscriptApi, 'read' | 'correct'>,
  ) {}

  /** All of it, or what has changed. A failure leaves what is shown, and the next renewals are fewer. */
  async renew(): Promise<void> {
    if (this.leftOut > 0) {
      this.leftOut--;
      return;
    }
    await this.load();
  }

  /** Now, whatever has failed before. */
  async load(): Promise<void> {
    const before = this.head();
    try {
      const transcript = await this.api.read(this.streamId, before?.version ?? null);
      if (transcript) this.take(transcript);
      else if (!before) this.stateOfHead.set('none');
      this.stale.set(false);
      this.failures = this.leftOut = 0;
    } catch {
      this.leftOut = Math.min(mostLeftOut, 2 ** this.failures++);
      this.stale.set(before !== null);
      if (!before) this.stateOfHead.set('failed');
    }
  }

  /** Shows the text at once; where it cannot be saved, the old one comes back and the new one is kept for another try. */
  async correct(phraseId: string, text: string): Promise<boolean> {
    const before = this.known().get(phraseId);
    if (!before || before.text === text) return true;
    this.failed_.set(null);
    this.saving.update((saving) => new Map(saving).set(phraseId, text));
    try {
      const saved = await this.api.correct(this.streamId, before, text);
      this.put([saved ?? { ...before, text, isCorrected: true }]);
      return true;
    } catch (error) {
      const wasChanged = error instanceof Problem && error.code === 'changed-meanwhile';
      if (wasChanged) await this.load();
      this.failed_.set({ phraseId, text, wasChanged });
      return false;
    } finally {
      this.saving.update((saving) => {
        const rest = new Map(saving);
        // A later correction of the same phrase is its own affair.
        if (rest.get(phraseId) === text) rest.delete(phraseId);
        return rest;
      });
    }
  }

  forgetFailure(): void {
    this.failed_.set(null);
  }

  private take(transcript: Transcript): void {
    this.head.set({ ...transcript, items: [] });
    this.put(transcript.items);
    this.stateOfHead.set('ready');
  }

  private put(items: readonly Phrase[]): void {
    if (items.length === 0) return;
    this.known.update((known) => {
      const all = new Map(known);
      for (const phrase of items) all.set(phrase.id, phrase);
      for (const id of all.keys()) {
        if (all.size <= mostPhrases) break;
        all.delete(id);
      }
      return all;
    });
  }
}
