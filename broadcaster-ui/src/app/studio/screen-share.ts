import { computed, signal } from '@angular/core';
import { ScreenCapture, ScreenProblem, screenProblem, Screens } from '../media/screens';
import { SteadyPicture } from '../media/steady-picture';

export type ScreenState =
  | { readonly kind: 'off' }
  /** The browser's own dialog is open. */
  | { readonly kind: 'asking' }
  | { readonly kind: 'sharing'; readonly source: MediaStreamTrack; readonly hasSound: boolean };

/** What the broadcaster should know about it; `silent` is a screen that came without its sound. */
export type ScreenNote = ScreenProblem | 'silent';

export interface ScreenPlatform {
  /** Makes a picture that goes on while the screen stands still. */
  steady(source: MediaStreamTrack): SteadyPicture;
  /** Puts the screen's sound beside the microphone, or takes it away. */
  mix(sound: MediaStreamTrack | null): void;
  /** Another picture is to go out; resolves when nobody needs the last one any more. */
  changed(): Promise<void>;
}

/** The screen of this computer as the picture of the stream. However it ends, the camera is the picture again. */
export class ScreenShare {
  private readonly state_ = signal<ScreenState>({ kind: 'off' });
  private readonly note_ = signal<ScreenNote | null>(null);
  private readonly steady = signal<SteadyPicture | null>(null);
  private capture: ScreenCapture | null = null;
  private closed = false;

  readonly state = this.state_.asReadonly();
  readonly note = this.note_.asReadonly();
  readonly isSharing = computed(() => this.state_().kind === 'sharing');
  /** What goes out; null while the camera does. */
  readonly track = computed(() => this.steady()?.track ?? null);

  constructor(
    private readonly screens: Screens,
    private readonly platform: ScreenPlatform,
  ) {}

  async toggle(picture: MediaTrackConstraints): Promise<void> {
    if (this.isSharing()) await this.stop();
    else await this.start(picture);
  }

  async start(picture: MediaTrackConstraints): Promise<void> {
    if (this.state_().kind !== 'off') return;
    this.note_.set(null);
    if (!this.screens.areSupported) {
      this.note_.set('unsupported');
      return;
    }
    this.state_.set({ kind: 'asking' });
    let capture: ScreenCapture;
    try {
      capture = await this.screens.open(picture);
    } catch (error) {
      this.state_.set({ kind: 'off' });
      this.note_.set(screenProblem(error));
      return;
    }
    if (this.closed) stopTracks(capture);
    else await this.share(capture);
  }

  async stop(): Promise<void> {
    const { capture } = this;
    const steady = this.steady();
    if (!capture) return;
    this.capture = null;
    this.steady.set(null);
    this.state_.set({ kind: 'off' });
    if (this.note_() === 'silent') this.note_.set(null);
    this.platform.mix(null);
    await this.platform.changed();
    steady?.stop();
    stopTracks(capture);
  }

  /** Asks the screen for what is wanted now. */
  async adjust(picture: MediaTrackConstraints): Promise<void> {
    const state = this.state_();
    if (state.kind !== 'sharing') return;
    try {
      await state.source.applyConstraints(picture);
    } catch {
      // It stays as it is; what it gives is shown.
    }
    if (this.state_() === state) this.state_.set({ ...state });
  }

  dismissNote(): void {
    this.note_.set(null);
  }

  close(): void {
    this.closed = true;
    this.steady()?.stop();
    if (this.capture) stopTracks(this.capture);
  }

  private async share(capture: ScreenCapture): Promise<void> {
    const { picture, sound } = capture;
    this.capture = capture;
    this.steady.set(this.platform.steady(picture));
    this.state_.set({ kind: 'sharing', source: picture, hasSound: sound !== null });
    if (!sound) this.note_.set('silent');
    this.platform.mix(sound);
    // The browser's own "Stop sharing", or a window that was closed.
    picture.addEventListener('ended', () => {
      if (this.capture === capture) void this.stop();
    });
    await this.platform.changed();
  }
}

function stopTracks({ picture, sound }: ScreenCapture): void {
  picture.stop();
  sound?.stop();
}
