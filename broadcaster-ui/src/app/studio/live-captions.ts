import { computed, Signal, signal } from '@angular/core';
import { CaptionSettings } from '../captions/caption-settings';
import { Cue } from '../rooms/cue';
import { Heard, Listener, ListenerState } from '../speech/listener';
import { SpokenCaptions } from '../speech/spoken-captions';
import { CaptionState } from '../transcripts/transcript';

export interface LiveCaptionsPlatform {
  /** How the captions are, from the service. */
  state(): Promise<CaptionState>;
  /** This browser's own recogniser; null where it has none, or where somebody else listens. */
  listen(heard: (heard: Heard) => void): Listener | null;
  readonly spoken: SpokenCaptions;
  /** Right now. */
  isMuted(): boolean;
}

/** What the studio knows of a stream's captions: how they are, what was shown last, and this browser's own ear. */
export class LiveCaptions {
  private readonly state_ = signal<CaptionState | null>(null);
  private readonly lost = signal(false);
  private readonly cues = signal<readonly Cue[]>([]);
  private readonly muted = signal(false);
  private readonly listener: Listener | null;
  private isAsking = false;

  readonly state = this.state_.asReadonly();
  /** The service has not answered the last question. */
  readonly isUnknown = this.lost.asReadonly();
  readonly isMuted = this.muted.asReadonly();
  /** The browser is to listen, and this one cannot. */
  readonly isDeaf;
  /** How this browser's ear is; null where somebody else listens. */
  readonly listening: Signal<ListenerState> | null;
  /** What viewers read: the last two, the later one perhaps still a guess. */
  readonly shown = computed(() => this.cues().slice(-2));

  constructor(
    readonly settings: CaptionSettings,
    private readonly platform: LiveCaptionsPlatform,
  ) {
    this.listener = platform.listen((heard) => {
      // The recogniser ends a moment after the microphone was muted.
      if (!platform.isMuted()) platform.spoken.heard(heard);
    });
    this.listening = this.listener?.state ?? null;
    this.isDeaf = settings.provider === 'browser' && this.listener === null;
  }

  /** From the room. */
  cue(cue: Cue): void {
    this.cues.update((cues) => {
      const others = cues.filter(({ id }) => id !== cue.id);
      const known = cues.find(({ id }) => id === cue.id);
      if (known?.isFinal && !cue.isFinal) return cues;
      if (cue.text === '') return others;
      return [...others, cue].sort((a, b) => a.startTimeMs - b.startTimeMs).slice(-5);
    });
  }

  async renew(): Promise<void> {
    if (this.isAsking) return;
    this.isAsking = true;
    try {
      this.state_.set(await this.platform.state());
      this.lost.set(false);
    } catch {
      this.lost.set(true);
    } finally {
      this.isAsking = false;
    }
  }

  /** Listens only while picture and sound go out: what is muted is nobody's business. */
  listen(isOnAir: boolean): void {
    const isMuted = this.platform.isMuted();
    this.muted.set(isMuted);
    const { listener } = this;
    if (!listener) return;
    if (isOnAir && !isMuted) {
      // One that has failed for good is begun again by the host alone.
      if (listener.state().kind === 'off') listener.start();
    } else if (listener.state().kind !== 'off') {
      this.platform.spoken.forget();
      listener.stop();
    }
  }

  /** The host has done what was asked. */
  tryAgain(): void {
    this.listener?.start();
  }

  close(): void {
    this.platform.spoken.forget();
    this.listener?.stop();
  }
}
